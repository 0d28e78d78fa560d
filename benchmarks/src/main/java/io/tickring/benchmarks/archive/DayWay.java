package io.tickring.benchmarks.archive;

import io.tickring.daemon.data.DataDirectory;
import io.tickring.persistence.archive.job.ArchiveResult;
import io.tickring.persistence.archive.job.ArchiveSettings;
import io.tickring.persistence.archive.job.Archiver;
import io.tickring.persistence.archive.watch.ArchiveWatch;
import io.tickring.persistence.backup.BackupSettings;
import io.tickring.persistence.backup.Backups;
import io.tickring.persistence.backup.catalogue.Retention;
import io.tickring.persistence.backup.run.BackupProgress;
import io.tickring.persistence.backup.run.BackupReport.Made;
import io.tickring.persistence.backup.run.RestoreOutcome;
import io.tickring.persistence.backup.store.BackupTarget;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * The way of a day from the journal into another machine's directory, each piece as the program goes it by itself.
 *
 * @param data     where the day was journaled
 * @param restored where it is brought back
 * @param target   where backups are kept
 * @param nowMs    a time at which the day is old enough to be removed from the journal, epoch ms
 */
record DayWay(DataDirectory data, Path restored, BackupTarget target, long nowMs) {
    private static final int KEPT_DAYS = 30;

    ArchiveResult archive(ArchiveWatch watch) throws IOException {
        return run(0, watch);
    }

    ArchiveResult prune(ArchiveWatch watch) throws IOException {
        return run(KEPT_DAYS, watch);
    }

    private ArchiveResult run(int journalDays, ArchiveWatch watch) throws IOException {
        ArchiveSettings settings = new ArchiveSettings(10, 256, 0, journalDays);
        try (Archiver archiver = Archiver.open(data.journal(), data.archive(), settings)) {
            return archiver.run(nowMs, nowMs, watch);
        }
    }

    Made upload(BackupProgress progress) throws IOException {
        try (Backups backups = backups()) {
            return backups.now(data.holdings(Map.of()), data.backup(), System.currentTimeMillis(), "campaign",
                    progress);
        }
    }

    RestoreOutcome restore(BackupProgress progress) throws IOException {
        try (Backups backups = backups()) {
            return backups.restore(Optional.empty(), restored, progress);
        }
    }

    private Backups backups() {
        return Backups.open(new BackupSettings(target, new Retention(14, 12), false, Optional.empty(), 0),
                Optional.empty());
    }
}
