package io.tickring.persistence.archive.prune;

import io.tickring.engine.journal.SessionMarker;
import io.tickring.persistence.archive.Archive;
import io.tickring.persistence.archive.table.Period;
import io.tickring.persistence.archive.prune.CyclePruner.OldFiles;
import io.tickring.persistence.archive.watch.ArchiveWatch;
import io.tickring.persistence.duckdb.DuckDb;
import io.tickring.persistence.durable.Durable;
import io.tickring.persistence.files.EpochDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Removes from the journal what is older than it is to be kept and held by the archive: directories, the oldest first,
 * and then the first files of the one that is the oldest by then. So all that is gone stood before all that is left.
 */
public final class JournalRetention {
    private final Path journal;
    private final Archive archive;
    private final int memoryMiB;
    private final ArchiveWatch watch;
    private final JournalPruner directories;
    private final CyclePruner files;

    /**
     * @param sessions  the journal's session markers by epoch
     * @param memoryMiB most memory outside of Java's heap, MiB
     */
    public JournalRetention(Path journal, NavigableMap<Integer, SessionMarker> sessions, Archive archive, int memoryMiB,
            ArchiveWatch watch) {
        this.journal = journal;
        this.archive = archive;
        this.memoryMiB = memoryMiB;
        this.watch = watch;
        directories = new JournalPruner(journal, sessions, watch);
        files = new CyclePruner(watch);
    }

    /** Ends a removal that was cut off. */
    public void removeLeftovers() throws IOException {
        directories.removeLeftovers();
    }

    /**
     * @param endedMs what was written to later than this stays, epoch ms
     * @param symbols of the journal, by number
     * @param expired whether a period is beyond the archive's retention
     */
    public void apply(long endedMs, Map<Integer, String> symbols, Predicate<Period> expired) throws IOException {
        List<EpochDirectory> old = directories.old(endedMs);
        Optional<OldFiles> oldFiles = CyclePruner.old(EpochDirectory.all(journal).get(old.size()), endedMs);
        if (old.isEmpty() && oldFiles.isEmpty()) {
            return;
        }
        Files.createDirectories(archive.work());
        try (DuckDb database = DuckDb.streaming(memoryMiB, archive.work().resolve("spill"))) {
            DirectoryAudit audit = new DirectoryAudit(archive, database, expired, watch);
            directories.prune(old, audit, symbols);
            if (oldFiles.isPresent() && directories.kept().isEmpty()) {
                files.prune(oldFiles.get(), audit, symbols);
            }
        }
        Durable.deleteTree(archive.work());
    }

    /** @return the epochs of directories that were removed */
    public List<Integer> pruned() {
        return directories.pruned();
    }

    /** @return files that were emptied, {@code <directory>/<file>} */
    public List<String> emptied() {
        return files.emptied();
    }

    /** @return why what is old enough is still there, for a person; empty where nothing is */
    public String kept() {
        return directories.kept().isEmpty() ? files.kept() : directories.kept();
    }
}
