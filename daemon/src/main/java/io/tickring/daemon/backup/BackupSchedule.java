package io.tickring.daemon.backup;

import io.tickring.persistence.backup.run.BackupReport;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;

/**
 * When the next backup is due: at the first time of the day behind the last one, or behind the first start where there
 * was none. One that was missed is made soon after the start, and one that failed is tried again.
 *
 * @param timeOfDay UTC
 * @param startMs   of the daemon, epoch ms
 */
record BackupSchedule(LocalTime timeOfDay, long startMs) {
    private static final long SETTLE_MS = Duration.ofMinutes(1).toMillis();
    private static final long RETRY_MS = Duration.ofMinutes(30).toMillis();

    /** @return epoch ms */
    long dueMs(BackupReport report) {
        long afterMs = report.made().map(BackupReport.Made::timeMs).orElse(startMs);
        long dueMs = Math.max(next(afterMs), startMs + SETTLE_MS);
        return report.failure().map(failure -> Math.max(dueMs, failure.timeMs() + RETRY_MS)).orElse(dueMs);
    }

    private long next(long afterMs) {
        Instant after = Instant.ofEpochMilli(afterMs);
        Instant today = after.atZone(ZoneOffset.UTC).with(timeOfDay).toInstant();
        return (today.isAfter(after) ? today : today.plus(Duration.ofDays(1))).toEpochMilli();
    }

    /** @return whether the backup made now is to be checked too */
    static boolean checkDue(BackupReport report, int everyDays, long nowMs) {
        return everyDays > 0 && report.verified().map(verified -> !verified.good()
                || nowMs - verified.timeMs() >= Duration.ofDays(everyDays).toMillis()).orElse(true);
    }
}
