package io.tickring.simulator.market;

import java.util.Locale;
import java.util.Optional;

/** Lengths of a bar. Days and weeks begin with the venue's session at 22:00 UTC, not at midnight. */
public enum Resolution {
    MINUTE(1, 0),
    MINUTE_5(5, 0),
    MINUTE_15(15, 0),
    MINUTE_30(30, 0),
    HOUR(60, 0),
    HOUR_4(240, 0),
    DAY(1_440, 1_320),
    // 1970-01-01 was a Thursday: three days and 22 hours later the first session of a week began.
    WEEK(10_080, 3 * 1_440 + 1_320);

    private final long lengthMs;
    private final long offsetMs;

    Resolution(long minutes, long offsetMinutes) {
        this.lengthMs = minutes * 60_000;
        this.offsetMs = offsetMinutes * 60_000;
    }

    public long lengthMs() {
        return lengthMs;
    }

    /** @return epoch ms at which the bar of this instant begins */
    public long openOf(long timeMs) {
        return Math.floorDiv(timeMs - offsetMs, lengthMs) * lengthMs + offsetMs;
    }

    /** @return the resolution of this name as the broker spells it */
    public static Optional<Resolution> of(String name) {
        try {
            return Optional.of(valueOf(name.toUpperCase(Locale.ROOT)));
        } catch (IllegalArgumentException unknown) {
            return Optional.empty();
        }
    }
}
