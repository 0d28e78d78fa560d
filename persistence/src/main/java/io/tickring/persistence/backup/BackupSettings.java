package io.tickring.persistence.backup;

import io.tickring.persistence.backup.catalogue.Retention;
import io.tickring.persistence.backup.store.BackupTarget;
import java.time.LocalTime;
import java.util.Optional;

/**
 * Which backups are made, and where they are kept.
 *
 * @param target     where they are kept
 * @param retention  which of them
 * @param encrypt    whether they are encrypted
 * @param timeOfDay  of the daily one, UTC; empty for none
 * @param verifyDays the daily run checks the backup it made where the last check is so many days old, 0 for never
 */
public record BackupSettings(BackupTarget target, Retention retention, boolean encrypt, Optional<LocalTime> timeOfDay,
        int verifyDays) {
    private static final int MOST_VERIFY_DAYS = 365;

    /** @throws IllegalArgumentException for a value out of range, naming its key */
    public BackupSettings {
        if (verifyDays < 0 || verifyDays > MOST_VERIFY_DAYS) {
            throw new IllegalArgumentException("backup.verifyDays must be 0 to " + MOST_VERIFY_DAYS + ", is "
                    + verifyDays);
        }
    }
}
