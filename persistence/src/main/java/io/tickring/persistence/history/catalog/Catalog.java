package io.tickring.persistence.history.catalog;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What the archive held at one moment. The journal and the archive share every period at one sequence: what is said of
 * an archived day at or below it is read from the archive alone, what comes later from the journal alone. So nothing is
 * read twice and nothing is missed, whether the journal still has the older records or not.
 */
public final class Catalog {
    public static final Catalog EMPTY = new Catalog(List.of(), List.of());
    private static final long DAY_MS = 86_400_000;
    /** 2200-01-01: later times are kept under 1970, as are those before it. */
    private static final long LAST_MS = 7_258_118_400_000L;
    private static final long NOTHING = Long.MIN_VALUE;

    private final NavigableMap<Long, StoredDay> days = new TreeMap<>();
    private final NavigableMap<Integer, StoredYear> years = new TreeMap<>();

    public Catalog(Collection<StoredDay> days, Collection<StoredYear> years) {
        days.forEach(day -> this.days.put(day.date().toEpochDay(), day));
        years.forEach(year -> this.years.put(year.year(), year));
    }

    /**
     * Without files that cannot be read.
     *
     * @param damaged   these
     * @param journaled those whose records the journal still has, so that they are read from there
     */
    Catalog without(Predicate<StoredFile> damaged, Predicate<StoredFile> journaled) {
        List<StoredDay> kept = new ArrayList<>();
        for (StoredDay day : days.values()) {
            boolean elsewhere = Stream.of(day.ticks(), day.bars()).flatMap(Optional::stream).anyMatch(damaged)
                    && Stream.of(day.ticks(), day.bars()).flatMap(Optional::stream).allMatch(journaled);
            if (!elsewhere) {
                kept.add(day.without(damaged));
            }
        }
        return new Catalog(kept, years.values().stream().filter(year -> !damaged.test(year.days())).toList());
    }

    /** @return the number of the UTC day that this moment lies in, counted from 1970 */
    public static long epochDay(long timeMs) {
        return timeMs < 0 || timeMs >= LAST_MS ? 0 : timeMs / DAY_MS;
    }

    /** @return the first moment of a day, epoch ms */
    public static long startMs(long epochDay) {
        return epochDay * DAY_MS;
    }

    /** @return the days that have a part in this time, ascending */
    public Collection<StoredDay> days(long fromMs, long toMs) {
        return fromMs < toMs ? days.subMap(first(fromMs), true, last(toMs), true).values() : List.of();
    }

    /** @return the years that have a part in this time, ascending */
    public Collection<StoredYear> years(long fromMs, long toMs) {
        return fromMs < toMs ? years.subMap(yearOf(first(fromMs)), true, yearOf(last(toMs)), true).values() : List.of();
    }

    private static long first(long fromMs) {
        return fromMs >= LAST_MS ? epochDay(LAST_MS - 1) + 1 : epochDay(fromMs);
    }

    private static long last(long toMs) {
        return toMs <= 0 ? -1 : epochDay(Math.min(toMs, LAST_MS) - 1);
    }

    private static int yearOf(long epochDay) {
        return LocalDate.ofEpochDay(epochDay).getYear();
    }

    /** @return whether what the record at this sequence says of this time is the archive's to tell */
    public boolean holds(long timeMs, long sequence) {
        return sequence <= throughSequence(epochDay(timeMs));
    }

    /** @return the same of the venue's day that opens then */
    public boolean holdsDay(long openTimeMs, long sequence) {
        return sequence <= throughYear(yearOf(epochDay(openTimeMs)));
    }

    /** @return whether the archive holds all records of this time, the last of which stands at this sequence */
    public boolean holdsAll(long fromMs, long toMs, long lastSequence) {
        for (long day = epochDay(fromMs); day <= epochDay(toMs); day++) {
            if (lastSequence > throughSequence(day)) {
                return false;
            }
        }
        return true;
    }

    /** @return the same of the venue's days */
    public boolean holdsAllDays(long fromMs, long toMs, long lastSequence) {
        for (int year = yearOf(epochDay(fromMs)); year <= yearOf(epochDay(toMs)); year++) {
            if (lastSequence > throughYear(year)) {
                return false;
            }
        }
        return true;
    }

    private long throughSequence(long epochDay) {
        StoredDay day = days.get(epochDay);
        return day == null ? NOTHING : day.throughSequence();
    }

    private long throughYear(int year) {
        StoredYear found = years.get(year);
        return found == null ? NOTHING : found.throughSequence();
    }

    /** @return the first moment of the oldest day, epoch ms; the largest number where there is none */
    public long fromMs() {
        return days.isEmpty() ? Long.MAX_VALUE : startMs(days.firstKey());
    }

    /** @return the end of the newest day, epoch ms; the smallest number where there is none */
    public long toMs() {
        return days.isEmpty() ? Long.MIN_VALUE : LocalDate.ofEpochDay(days.lastKey() + 1).atStartOfDay(ZoneOffset.UTC)
                .toInstant().toEpochMilli();
    }
}
