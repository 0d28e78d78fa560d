package io.tickring.web.api;

import io.tickring.web.http.Refusal;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Lengths of bars that are folded from minute bars. */
enum Interval {
    M1("1m", 1), M5("5m", 5), M15("15m", 15), M30("30m", 30), H1("1h", 60), H4("4h", 240);

    private static final long MINUTE_MS = 60_000;

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

    /** @throws Refusal for a word that is none */
    static Interval ofKey(String key) {
        return Stream.of(values()).filter(interval -> interval.key.equals(key)).findFirst()
                .orElseThrow(() -> Refusal.badRequest("interval '" + key + "' does not exist: expected "
                        + Stream.of(values()).map(Interval::key).collect(Collectors.joining(", "))));
    }
}
