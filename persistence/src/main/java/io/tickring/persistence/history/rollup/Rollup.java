package io.tickring.persistence.history.rollup;

import io.tickring.persistence.history.catalog.StoredDay;
import io.tickring.persistence.history.catalog.StoredYear;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What is folded of a period, as it is kept beside the files.
 *
 * @param version of this form and of the files, 2
 * @param period  a month, {@code 2026-11}, or a year, {@code 2026}
 * @param sources which archived days, or which year, it was made of: name to fingerprint
 * @param files   by length of the bars; names in the same directory
 */
record Rollup(int version, String period, Map<String, String> sources, Map<String, String> files) {
    static final int VERSION = 2;
    /** The length of the venue's daily bars. */
    static final String DAYS = "1d";

    Rollup {
        sources = Map.copyOf(sources);
        files = Map.copyOf(files);
    }

    static String period(StoredYear year) {
        return Integer.toString(year.year());
    }

    /** @return by period, ascending */
    static TreeMap<String, List<StoredDay>> byMonth(Collection<StoredDay> days) {
        return days.stream().collect(Collectors.groupingBy(day -> YearMonth.from(day.date()).toString(), TreeMap::new,
                Collectors.toList()));
    }

    static Map<String, String> sources(StoredYear year) {
        return Map.of(period(year), year.fingerprint());
    }

    static Map<String, String> sources(Collection<StoredDay> days) {
        return days.stream().collect(Collectors.toMap(day -> day.date().toString(), StoredDay::fingerprint));
    }

    /** @return whether this day is in it as it is archived now */
    boolean holds(StoredDay day) {
        return day.fingerprint().equals(sources.get(day.date().toString()));
    }

    /** @return whether it is this year as it is archived now */
    boolean holds(StoredYear year) {
        return year.fingerprint().equals(sources.get(period(year)));
    }
}
