package io.tickring.persistence.archive.table;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.LocalDate;
import java.time.Year;
import java.time.ZoneOffset;

/**
 * A UTC day, or a year for what comes once a day: what one manifest speaks of. Sorted by name.
 *
 * @param name {@code 2026-11-23} or {@code 2026}
 */
public record Period(@JsonValue String name) implements Comparable<Period> {
    private static final long DAY_MS = 86_400_000;
    /** 2200-01-01: no plausible time is later. */
    private static final long LAST_MS = 7_258_118_400_000L;

    /** @throws IllegalArgumentException for what is neither a day nor a year */
    @JsonCreator
    public Period {
        if (!name.matches("\\d{4}(-\\d{2}-\\d{2})?")) {
            throw new IllegalArgumentException("expected a day or a year, found '" + name + "'");
        }
    }

    public static Period of(LocalDate day) {
        return new Period(day.toString());
    }

    public static Period of(Year year) {
        return new Period(String.format("%04d", year.getValue()));
    }

    /** @return the period in which a row of this time is kept; 1970 for a time that is not plausible */
    public static Period of(Dataset dataset, long timeMs) {
        long plausibleMs = timeMs >= 0 && timeMs < LAST_MS ? timeMs : 0;
        LocalDate day = LocalDate.ofEpochDay(plausibleMs / DAY_MS);
        return dataset.isYearly() ? of(Year.of(day.getYear())) : of(day);
    }

    public boolean isYear() {
        return name.length() == 4;
    }

    /** @return its first day */
    public LocalDate firstDay() {
        return isYear() ? Year.parse(name).atDay(1) : LocalDate.parse(name);
    }

    /** @return its first moment, epoch ms */
    public long fromMs() {
        return firstDay().atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
    }

    /** @return its end, exclusive, epoch ms */
    public long toMs() {
        LocalDate behind = isYear() ? firstDay().plusYears(1) : firstDay().plusDays(1);
        return behind.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
    }

    /** @return the name of a directory with files of this period */
    public String partition() {
        return (isYear() ? "year=" : "date=") + name;
    }

    @Override
    public int compareTo(Period other) {
        return name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return name;
    }
}
