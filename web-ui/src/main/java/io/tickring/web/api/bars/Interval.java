package io.tickring.web.api.bars;

import io.tickring.web.http.Refusal;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Lengths of bars. Up to four hours they are folded from minutes; days are the venue's own, weeks folded from days. */
enum Interval {
    M1("1m", 1), M5("5m", 5), M15("15m", 15), M30("30m", 30), H1("1h", 60), H4("4h", 240), D1("1d", 1_440),
    W1("1w", 10_080);

    private static final long MINUTE_MS = 60_000;
    private static final long YEAR_MS = 366 * 86_400_000L;
    private static final int MOST_YEARS = 40;
    /** What a page can draw: a year in four hours each, three months in hours, a week in five minutes. */
    private static final int MOST_BARS = 2_250;
    private static final long FIRST_MONDAY_MS = 4 * 86_400_000L;

    private final String key;
    private final long lengthMs;

    Interval(String key, int minutes) {
        this.key = key;
        lengthMs = minutes * MINUTE_MS;
    }

    String key() {
        return key;
    }

    long lengthMs() {
        return lengthMs;
    }

    /** @return start of the interval that this moment lies in; intervals begin at 1970 UTC, weeks on Monday */
    long floor(long timeMs) {
        return timeMs - Math.floorMod(timeMs - (this == W1 ? FIRST_MONDAY_MS : 0), lengthMs);
    }

    /** @return whether it is made of days */
    boolean isOfDays() {
        return compareTo(D1) >= 0;
    }

    /** @return the shortest interval of which so much time has no more bars than a page can draw */
    static Interval drawable(long timeMs) {
        return Stream.of(values())
                .filter(interval -> timeMs <= MOST_BARS * interval.lengthMs && timeMs <= interval.longestMs())
                .findFirst().orElse(W1);
    }

    /** @return the most time that one request may ask for, ms */
    long longestMs() {
        return (isOfDays() ? MOST_YEARS : 1) * YEAR_MS;
    }

    /** @throws Refusal for a word that is none */
    static Interval ofKey(String key) {
        return Stream.of(values()).filter(interval -> interval.key.equals(key)).findFirst()
                .orElseThrow(() -> Refusal.badRequest("interval '" + key + "' does not exist: expected "
                        + Stream.of(values()).map(Interval::key).collect(Collectors.joining(", "))));
    }
}
