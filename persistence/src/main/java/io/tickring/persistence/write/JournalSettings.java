package io.tickring.persistence.write;

import io.tickring.persistence.disk.RollPeriod;
import io.tickring.persistence.format.Batch;
import java.nio.file.Path;
import java.util.Objects;

/**
 * How the journal is written.
 *
 * @param dir                directory of the journal; holds one directory for each start
 * @param syncIntervalMs     how long the disk may lag behind the acknowledgement, ms, besides the sync itself
 * @param batchRecords       most records in one document, 1 to 64
 * @param allocateAheadBytes disk space taken before it is needed, 1 MiB to 1 GiB
 * @param roll               how long one file is written
 */
public record JournalSettings(
        Path dir, long syncIntervalMs, int batchRecords, long allocateAheadBytes, RollPeriod roll) {

    private static final long MIB = 1L << 20;
    private static final long MAX_AHEAD = 1L << 30;

    /** @throws IllegalArgumentException for a value outside its range, naming its key */
    public JournalSettings {
        Objects.requireNonNull(dir, "journal.dir");
        Objects.requireNonNull(roll, "journal.roll");
        require(syncIntervalMs >= 1, "journal.syncIntervalMs must be 1 or more", syncIntervalMs);
        require(batchRecords >= 1 && batchRecords <= Batch.MAX_RECORDS,
                "journal.batchRecords must be 1 to " + Batch.MAX_RECORDS, batchRecords);
        require(allocateAheadBytes >= MIB && allocateAheadBytes <= MAX_AHEAD,
                "journal.allocateAheadBytes must be " + MIB + " to " + MAX_AHEAD, allocateAheadBytes);
    }

    /** @return what is right for one machine and one venue */
    public static JournalSettings defaults(Path dir) {
        return new JournalSettings(dir, 10, Batch.MAX_RECORDS, 16 * MIB, RollPeriod.DAILY);
    }

    /** @return the same, but for how long the disk may lag, ms */
    public JournalSettings syncedEvery(long intervalMs) {
        return new JournalSettings(dir, intervalMs, batchRecords, allocateAheadBytes, roll);
    }

    private static void require(boolean valid, String rule, long found) {
        if (!valid) {
            throw new IllegalArgumentException(rule + ", is " + found);
        }
    }
}
