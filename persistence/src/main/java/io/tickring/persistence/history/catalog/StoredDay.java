package io.tickring.persistence.history.catalog;

import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A UTC day of exchange time that the archive holds.
 *
 * @param throughSequence whatever the journal says of this day at or below this sequence is in these files
 * @param fingerprint     another one for another content
 * @param ticks           accepted ticks, empty where the day has none
 * @param bars            minute bars, empty where the day has none
 */
public record StoredDay(
        LocalDate date, long throughSequence, String fingerprint, Optional<StoredFile> ticks,
        Optional<StoredFile> bars) {

    /** @return the same without these files */
    StoredDay without(Predicate<StoredFile> damaged) {
        return new StoredDay(date, throughSequence, fingerprint, ticks.filter(damaged.negate()),
                bars.filter(damaged.negate()));
    }

    /** @return no tick of this day stands before this place in the journal */
    public long firstTickSequence() {
        return ticks.map(StoredFile::firstSequence).orElse(Long.MAX_VALUE);
    }

    /** @return no tick of this day stands behind it */
    public long lastTickSequence() {
        return ticks.map(StoredFile::lastSequence).orElse(Long.MIN_VALUE);
    }
}
