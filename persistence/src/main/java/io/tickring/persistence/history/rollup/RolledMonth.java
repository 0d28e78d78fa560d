package io.tickring.persistence.history.rollup;

import io.tickring.persistence.history.archived.StoredDay;
import java.util.Map;

/**
 * What is folded of a month, as it is kept beside the files.
 *
 * @param version of this form, 1
 * @param month   {@code 2026-11}
 * @param days    which archived days it was made of: date to fingerprint
 * @param files   by length of the bars; names in the same directory
 * @param bytes   of each file
 */
record RolledMonth(int version, String month, Map<String, String> days, Map<String, String> files,
        Map<String, Long> bytes) {
    static final int VERSION = 1;

    RolledMonth {
        days = Map.copyOf(days);
        files = Map.copyOf(files);
        bytes = Map.copyOf(bytes);
    }

    /** @return whether this day was folded as it is archived now */
    boolean holds(StoredDay day) {
        return day.fingerprint().equals(days.get(day.date().toString()));
    }
}
