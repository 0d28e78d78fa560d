package io.tickring.persistence.history.rollup;

import io.tickring.persistence.history.catalog.Catalog;
import io.tickring.persistence.history.catalog.StoredDay;
import java.util.Optional;

/** Lengths to which bars are folded beforehand. Each divides the hour, so no bar reaches over the end of a UTC day. */
enum Level {
    HOUR("1h", 3_600_000), FIVE_MINUTES("5m", 300_000);

    private final String key;
    private final long lengthMs;

    Level(String key, long lengthMs) {
        this.key = key;
        this.lengthMs = lengthMs;
    }

    String key() {
        return key;
    }

    long lengthMs() {
        return lengthMs;
    }

    /** @return the longest bars that none reach over a multiple of the step */
    static Optional<Level> within(long stepMs) {
        for (Level level : values()) {
            if (stepMs % level.lengthMs == 0) {
                return Optional.of(level);
            }
        }
        return Optional.empty();
    }

    /** @return whether no bar of the day is only in part within this time */
    boolean divides(StoredDay day, long fromMs, long toMs) {
        long epochDay = day.date().toEpochDay();
        return (fromMs <= Catalog.startMs(epochDay) || fromMs % lengthMs == 0)
                && (toMs >= Catalog.startMs(epochDay + 1) || toMs % lengthMs == 0);
    }
}
