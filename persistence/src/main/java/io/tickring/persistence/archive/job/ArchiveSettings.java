package io.tickring.persistence.archive.job;

/**
 * How the archive is made, and how long journal and archive are kept.
 *
 * @param graceMinutes         a day is archived this long after its end, minutes of market time, 1 to 720
 * @param memoryMiB            most memory that DuckDB takes outside of Java's heap, MiB, 64 to 65536
 * @param retentionDays        archived days older than this are removed; 0 to keep them for ever
 * @param journalRetentionDays directories of the journal older than this are removed once archived and verified; 0 to
 *                             keep them for ever
 */
public record ArchiveSettings(int graceMinutes, int memoryMiB, int retentionDays, int journalRetentionDays) {
    private static final int MOST_DAYS = 36_500;

    /** @throws IllegalArgumentException for a value outside its range, naming its key */
    public ArchiveSettings {
        require("archive.graceMinutes", graceMinutes, 1, 720);
        require("archive.memoryMiB", memoryMiB, 64, 65_536);
        require("archive.retentionDays", retentionDays, 0, MOST_DAYS);
        require("journal.retentionDays", journalRetentionDays, 0, MOST_DAYS);
        boolean shorter = retentionDays > 0 && (journalRetentionDays == 0 || retentionDays < journalRetentionDays);
        if (shorter) {
            throw new IllegalArgumentException("archive.retentionDays must be 0, or no less than "
                    + "journal.retentionDays (" + journalRetentionDays + ", 0 for ever), is " + retentionDays);
        }
    }

    /** @return what is right for one machine and one venue */
    public static ArchiveSettings defaults() {
        return new ArchiveSettings(10, 256, 0, 30);
    }

    private static void require(String key, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(key + " must be " + least + " to " + most + ", is " + value);
        }
    }
}
