package io.tickring.persistence.archive.job;

import io.tickring.persistence.archive.Archive;
import io.tickring.persistence.archive.job.CyclePruner.OldFiles;
import io.tickring.persistence.duckdb.DuckDb;
import io.tickring.persistence.durable.Durable;
import io.tickring.persistence.files.EpochDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Removes from the journal what is older than it is to be kept and held by the archive: directories, the oldest first,
 * and then the first files of the one that is the oldest by then. So all that is gone stood before all that is left.
 */
final class JournalRetention {
    private final Path journal;
    private final Archive archive;
    private final ArchiveSettings settings;
    private final JournalPruner directories;
    private final CyclePruner files;

    JournalRetention(Path journal, Archive archive, ArchiveSettings settings, JournalPruner directories,
            ArchiveWatch watch) {
        this.journal = journal;
        this.archive = archive;
        this.settings = settings;
        this.directories = directories;
        files = new CyclePruner(watch);
    }

    /** @param survey knows the symbols of the journal */
    void apply(long nowMs, Survey survey, Expiry expiry, ArchiveWatch watch) throws IOException {
        if (settings.journalRetentionDays() == 0) {
            return;
        }
        long endedMs = nowMs - Duration.ofDays(settings.journalRetentionDays()).toMillis();
        List<EpochDirectory> old = directories.old(endedMs);
        Optional<OldFiles> oldFiles = CyclePruner.old(EpochDirectory.all(journal).get(old.size()), endedMs);
        if (old.isEmpty() && oldFiles.isEmpty()) {
            return;
        }
        Files.createDirectories(archive.work());
        try (DuckDb database = DuckDb.streaming(settings.memoryMiB(), archive.work().resolve("spill"))) {
            DirectoryAudit audit = new DirectoryAudit(archive, database, expiry::isExpired, watch);
            directories.prune(old, audit, survey.symbols());
            if (oldFiles.isPresent() && directories.kept().isEmpty()) {
                files.prune(oldFiles.get(), audit, survey.symbols());
            }
        }
        Durable.deleteTree(archive.work());
    }

    /** @return files that were emptied, {@code <directory>/<file>} */
    List<String> emptied() {
        return files.emptied();
    }

    /** @return why what is old enough is still there, for a person; empty where nothing is */
    String kept() {
        return directories.kept().isEmpty() ? files.kept() : directories.kept();
    }
}
