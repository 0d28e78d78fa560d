package io.tickring.persistence.archive.prune;

import io.tickring.persistence.archive.watch.ArchiveStep;
import io.tickring.persistence.archive.watch.ArchiveWatch;
import io.tickring.persistence.disk.CycleName;
import io.tickring.persistence.durable.Durable;
import io.tickring.persistence.files.EpochDirectory;
import io.tickring.persistence.files.FilePosition;
import io.tickring.persistence.files.PositionFile;
import io.tickring.persistence.files.Pruned;
import io.tickring.persistence.read.DirectoryBeginning;
import io.tickring.persistence.read.DirectoryCursor;
import io.tickring.persistence.read.FileStarts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Empties the oldest files of the directory with which the journal begins, as far as the archive holds them: that of a
 * daemon which runs for months does not wait for its next start. The files keep their names, so that every place in the
 * directory stays what it is, and the first one what the directory begins with. A note says which records are gone
 * before they go.
 */
final class CyclePruner {
    private final ArchiveWatch watch;
    private final List<String> emptied = new ArrayList<>();
    private String kept = "";

    /**
     * Files that are old enough to be emptied.
     *
     * @param keptFrom the first sequence behind them
     */
    record OldFiles(EpochDirectory directory, List<Path> files, long beginningBytes, long keptFrom) {
    }

    CyclePruner(ArchiveWatch watch) {
        this.watch = watch;
    }

    /**
     * @param endedMs files that were written to later than this stay, epoch ms
     * @return what may go; one whole file stays before the one with the last checkpoint, whatever its age
     */
    static Optional<OldFiles> old(EpochDirectory directory, long endedMs) throws IOException {
        List<Path> files = directory.cycleFiles();
        int newest = Math.min(checkpointFile(directory), files.size() - 1);
        int count = 0;
        while (count + 1 < newest && CycleName.startMs(files.get(count + 1)) <= endedMs) {
            count++;
        }
        long keptFrom = count == 0 ? DirectoryCursor.UNKNOWN : FileStarts.firstSequence(directory, count);
        if (keptFrom == DirectoryCursor.UNKNOWN) {
            return Optional.empty();
        }
        long beginning = DirectoryBeginning.bytes(directory);
        List<Path> full = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            if (Files.size(files.get(i)) > (i == 0 ? beginning : 0)) {
                full.add(files.get(i));
            }
        }
        return full.isEmpty() ? Optional.empty()
                : Optional.of(new OldFiles(directory, full, beginning, keptFrom));
    }

    private static int checkpointFile(EpochDirectory directory) {
        return PositionFile.read(directory).map(CyclePruner::checkpointFile).orElse(0);
    }

    private static int checkpointFile(PositionFile position) {
        try (position) {
            return position.checkpointSequence() == 0 ? 0 : FilePosition.file(position.checkpointPosition());
        }
    }

    /** Empties them, unless the archive lacks anything that is in them. */
    void prune(OldFiles old, DirectoryAudit audit, Map<Integer, String> symbols) throws IOException {
        EpochDirectory directory = old.directory();
        String name = directory.path().getFileName().toString();
        Optional<String> missing = audit.missing(directory, symbols, old.keptFrom());
        if (missing.isPresent()) {
            kept = "epoch " + directory.epoch() + " keeps its first files in the journal: " + missing.get();
            return;
        }
        watch.onStep(ArchiveStep.AUDITED, name);
        new Pruned(directory.epoch(), old.keptFrom() - 1).write(directory);
        watch.onStep(ArchiveStep.TOLD, name);
        Path first = directory.cycleFiles().get(0);
        for (Path file : old.files()) {
            Durable.shorten(file, file.equals(first) ? old.beginningBytes() : 0, 0);
            emptied.add(name + '/' + file.getFileName());
            watch.onStep(ArchiveStep.EMPTIED, name + '/' + file.getFileName());
        }
        Durable.force(directory.path());
    }

    List<String> emptied() {
        return emptied;
    }

    /** @return why files that are old enough stay as they are, for a person; empty where none does */
    String kept() {
        return kept;
    }
}
