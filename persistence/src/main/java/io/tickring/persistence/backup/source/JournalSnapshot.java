package io.tickring.persistence.backup.source;

import io.tickring.persistence.files.EpochDirectory;
import io.tickring.persistence.files.FilePosition;
import io.tickring.persistence.files.PositionFile;
import io.tickring.persistence.files.Pruned;
import io.tickring.persistence.files.SetAside;
import io.tickring.persistence.files.WriterLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The journal up to what its writer had acknowledged. Of the newest directory the file in use is copied up to there,
 * and its position file says that more may have been given out by the time the backup is needed: a start on a restored
 * journal leaves room in the sequence, as after a power cut. A directory that was cut by a repair has its note with it,
 * without which its end would pass for a damage; nobody writes it any more.
 */
final class JournalSnapshot {
    private static final int TRIES = 100;

    private final Path journal;
    private final Staging staging;
    private final List<SourceFile> files = new ArrayList<>();
    private long firstSequence;
    private long lastSequence;

    private JournalSnapshot(Path journal, Staging staging) {
        this.journal = journal;
        this.staging = staging;
    }

    static JournalSnapshot take(Path journal, Staging staging) throws IOException {
        JournalSnapshot snapshot = new JournalSnapshot(journal, staging);
        List<EpochDirectory> directories = EpochDirectory.all(journal);
        for (int i = 0; i < directories.size(); i++) {
            snapshot.add(directories.get(i), i == directories.size() - 1);
        }
        return snapshot;
    }

    private void add(EpochDirectory directory, boolean newest) throws IOException {
        addNotes(directory);
        Optional<PositionFile> position = PositionFile.read(directory);
        if (position.isEmpty()) {
            addCycles(directory, directory.cycleFiles());
            return;
        }
        try (PositionFile known = position.get()) {
            firstSequence = firstSequence == 0 ? known.firstSequence() : firstSequence;
            if (newest) {
                addNewest(directory, known);
            } else {
                addCycles(directory, directory.cycleFiles());
                files.add(Staging.settled(path(directory, directory.positionFile()), directory.positionFile()));
            }
            lastSequence = Math.max(lastSequence, known.firstSequence() - 1);
        }
    }

    /** What is gone of the directory, and why; read before its files, for they go behind it. */
    private void addNotes(EpochDirectory directory) throws IOException {
        for (Path note : List.of(Pruned.file(directory), SetAside.noteOf(directory))) {
            if (Files.exists(note)) {
                files.add(staging.text(path(directory, note), Files.readAllBytes(note)));
            }
        }
    }

    private void addCycles(EpochDirectory directory, List<Path> cycles) throws IOException {
        for (Path cycle : cycles) {
            files.add(Staging.settled(path(directory, cycle), cycle));
        }
    }

    private void addNewest(EpochDirectory directory, PositionFile position) throws IOException {
        Optional<SetAside> cut = SetAside.of(directory);
        boolean written = cut.isEmpty() && WriterLock.held(journal);
        long sequence = position.journaledSequence();
        long end = position.end();
        for (int i = 0; i < TRIES && sequence != position.journaledSequence(); i++) {
            sequence = position.journaledSequence();
            end = position.end();
        }
        List<Path> cycles = directory.cycleFiles();
        if (written) {
            int current = FilePosition.file(end);
            addCycles(directory, cycles.subList(0, Math.min(current, cycles.size())));
            if (FilePosition.offset(end) > 0) {
                Path file = cycles.get(current);
                files.add(staging.head(path(directory, file), file, FilePosition.offset(end)));
            }
        } else {
            addCycles(directory, cycles);
        }
        files.add(staging.text(path(directory, directory.positionFile()), position.unfinished(sequence, end)));
        lastSequence = Math.min(sequence, cut.map(SetAside::lastSequence).orElse(sequence));
    }

    private static String path(EpochDirectory directory, Path file) {
        return "journal/" + directory.path().getFileName() + "/" + file.getFileName();
    }

    List<SourceFile> files() {
        return files;
    }

    long firstSequence() {
        return firstSequence;
    }

    long lastSequence() {
        return lastSequence;
    }
}
