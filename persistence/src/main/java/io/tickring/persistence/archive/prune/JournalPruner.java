package io.tickring.persistence.archive.prune;

import io.tickring.engine.journal.SessionMarker;
import io.tickring.persistence.archive.watch.ArchiveStep;
import io.tickring.persistence.archive.watch.ArchiveWatch;
import io.tickring.persistence.durable.Durable;
import io.tickring.persistence.files.EpochDirectory;
import io.tickring.persistence.files.PositionFile;
import io.tickring.persistence.recover.JournalRecovery;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Removes the oldest directories of the journal, as far as the archive holds them: from the beginning on, so that no
 * sequence is missing between two that are left, and never one that the next start reads.
 */
final class JournalPruner {
    private static final String SET_ASIDE = ".pruned-";

    private final Path journal;
    private final NavigableMap<Integer, SessionMarker> sessions;
    private final ArchiveWatch watch;
    private final List<Integer> pruned = new ArrayList<>();
    private String kept = "";

    JournalPruner(Path journal, NavigableMap<Integer, SessionMarker> sessions, ArchiveWatch watch) {
        this.journal = journal;
        this.sessions = sessions;
        this.watch = watch;
    }

    /** Ends a removal that was cut off. */
    void removeLeftovers() throws IOException {
        if (!Files.isDirectory(journal)) {
            return;
        }
        List<Path> leftovers;
        try (Stream<Path> paths = Files.list(journal)) {
            leftovers = paths.filter(path -> path.getFileName().toString().startsWith(SET_ASIDE)).toList();
        }
        for (Path leftover : leftovers) {
            Durable.deleteTree(leftover);
        }
    }

    /**
     * @param endedMs those that were written to later than this stay, epoch ms
     * @return directories that are old enough and that no start needs, the oldest first
     */
    List<EpochDirectory> old(long endedMs) {
        int needed = JournalRecovery.neededFrom(journal);
        return EpochDirectory.all(journal).stream()
                .takeWhile(directory -> directory.epoch() < needed && endedBefore(directory, endedMs)).toList();
    }

    private boolean endedBefore(EpochDirectory directory, long timeMs) {
        Map.Entry<Integer, SessionMarker> next = sessions.higherEntry(directory.epoch());
        return next != null && TimeUnit.NANOSECONDS.toMillis(endedNs(directory, next.getValue())) <= timeMs;
    }

    /** When its writer was last seen; where that is not known, when the next one began. */
    private static long endedNs(EpochDirectory directory, SessionMarker next) {
        long aliveNs = PositionFile.read(directory).map(JournalPruner::aliveNs).orElse(0L);
        return aliveNs > 0 ? Math.min(aliveNs, next.startTimeNs()) : next.startTimeNs();
    }

    private static long aliveNs(PositionFile file) {
        try (file) {
            return file.aliveTimeNs();
        }
    }

    /** Removes directories until one has something that the archive lacks. */
    void prune(List<EpochDirectory> old, DirectoryAudit audit, Map<Integer, String> symbols) throws IOException {
        for (EpochDirectory directory : old) {
            Optional<String> missing = audit.missing(directory, symbols);
            if (missing.isPresent()) {
                kept = "epoch " + directory.epoch() + " stays in the journal: " + missing.get();
                return;
            }
            watch.onStep(ArchiveStep.AUDITED, directory.path().getFileName().toString());
            remove(directory);
            pruned.add(directory.epoch());
        }
    }

    private void remove(EpochDirectory directory) throws IOException {
        String name = directory.path().getFileName().toString();
        Path aside = journal.resolve(SET_ASIDE + name);
        Files.move(directory.path(), aside, StandardCopyOption.ATOMIC_MOVE);
        Durable.force(journal);
        watch.onStep(ArchiveStep.SET_ASIDE, name);
        Durable.deleteTree(aside);
        watch.onStep(ArchiveStep.PRUNED, name);
    }

    List<Integer> pruned() {
        return pruned;
    }

    /** @return why the oldest one is still there, empty where none is beyond its time */
    String kept() {
        return kept;
    }
}
