package io.tickring.web.api;

import io.tickring.web.http.Refusal;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Lengths of bars. All but days are folded from minute bars; days are the venue's own. */
enum Interval {
    M1("1m", 1), M5("5m", 5), M15("15m", 15), M30("30m", 30), H1("1h", 60), H4("4h", 240), D1("1d", 1_440);

    private static final long MINUTE_MS = 60_000;
    private static final long YEAR_MS = 366 * 86_400_000L;
    private static final int MOST_YEARS = 40;

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

    /** @return start of the interval that this moment lies in; intervals begin at 1970 UTC */
    long floor(long timeMs) {
        return timeMs - Math.floorMod(timeMs, lengthMs);
    }

    /** @return the most time that one request may ask for, ms */
    long longestMs() {
        return (this == D1 ? MOST_YEARS : 1) * YEAR_MS;
    }

    /** @throws Refusal for a word that is none */
    static Interval ofKey(String key) {
        return Stream.of(values()).filter(interval -> interval.key.equals(key)).findFirst()
                .orElseThrow(() -> Refusal.badRequest("interval '" + key + "' does not exist: expected "
                        + Stream.of(values()).map(Interval::key).collect(Collectors.joining(", "))));
    }
}
