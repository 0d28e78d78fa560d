package io.tickring.persistence.backup.run;

import java.util.List;
import java.util.Optional;

/**
 * What became of the last backups of a data directory.
 *
 * @param made     the last that was made
 * @param failure  why the last try failed, where no backup came after it
 * @param verified the last that was restored and checked
 */
public record BackupReport(Optional<Made> made, Optional<Failure> failure, Optional<Verified> verified) {
    /** Nothing was done yet. */
    public static final BackupReport NOTHING = new BackupReport(Optional.empty(), Optional.empty(), Optional.empty());

    /** @return with another backup, which ends a failure and has sent again what was damaged */
    BackupReport with(Made next) {
        return new BackupReport(Optional.of(next), Optional.empty(), verified.map(Verified::sentAgain));
    }

    BackupReport with(Failure next) {
        return new BackupReport(made, Optional.of(next), verified);
    }

    BackupReport with(Verified next) {
        return new BackupReport(made, failure, Optional.of(next));
    }

    /**
     * A backup that exists.
     *
     * @param timeMs       of its snapshot, epoch ms
     * @param files        all of them
     * @param bytes        of all files
     * @param sentFiles    that were not at the target before
     * @param sentBytes    of these, as they were sent
     * @param lastSequence everything acknowledged up to here is in it
     * @param removed      older backups that the retention removed
     */
    public record Made(String id, long timeMs, int files, long bytes, int sentFiles, long sentBytes,
            long firstSequence, long lastSequence, boolean encrypted, List<String> removed) {
        public Made {
            removed = List.copyOf(removed);
        }
    }

    /** @param reason one line */
    public record Failure(long timeMs, String reason) {
    }

    /**
     * A backup that was restored and checked.
     *
     * @param id           of the backup, empty where none could be found
     * @param timeMs       of the check, epoch ms
     * @param good         whether all was as it was backed up, and the journal sound
     * @param files        that were compared
     * @param records      of the journal
     * @param lastSequence of the journal's last record
     * @param reason       why it is not good, empty otherwise
     * @param damaged      objects at the target that are missing or not as they were written: sent again by the next
     *                     backup
     */
    public record Verified(String id, long timeMs, boolean good, int files, long bytes, long records,
            long lastSequence, String reason, List<String> damaged) {
        public Verified {
            damaged = List.copyOf(damaged);
        }

        private Verified sentAgain() {
            return new Verified(id, timeMs, good, files, bytes, records, lastSequence, reason, List.of());
        }
    }
}
