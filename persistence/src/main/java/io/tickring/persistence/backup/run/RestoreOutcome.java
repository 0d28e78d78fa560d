package io.tickring.persistence.backup.run;

/**
 * A restore that came to its end.
 *
 * @param id            of the backup
 * @param timeMs        when it was made, epoch ms
 * @param files         all of them; each compared with its checksum
 * @param records       of the journal, read and checked
 * @param firstSequence of the journal's first record, 0 for none
 * @param lastSequence  of its last
 * @param complaint     what is not as it should be, empty where nothing is
 */
public record RestoreOutcome(String id, long timeMs, int files, long bytes, long records, long firstSequence,
        long lastSequence, String complaint) {
}
