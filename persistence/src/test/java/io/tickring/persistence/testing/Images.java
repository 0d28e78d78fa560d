package io.tickring.persistence.testing;

import io.tickring.persistence.files.EpochDirectory;
import io.tickring.persistence.files.FilePosition;
import io.tickring.persistence.read.DirectoryCursor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

/** Copies of a journal, as a kill at this moment would leave it: what is in the page cache is in the copy. */
public final class Images {
    private Images() {
    }

    public static Path copy(Path from, Path to) {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
            return to;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes a journal look as if its writer had been killed right behind this sequence. */
    public static void cutBehind(Path journal, int epoch, long sequence) throws IOException {
        EpochDirectory directory = EpochDirectory.of(journal, epoch);
        Files.delete(directory.positionFile());
        try (DirectoryCursor cursor = new DirectoryCursor(directory, DirectoryCursor.UNKNOWN)) {
            while (cursor.nextSequence() <= sequence && cursor.next(DirectoryCursor.TO_THE_END)) {
                continue;
            }
            cursor.next(DirectoryCursor.TO_THE_END);
            Path file = cycleFile(journal, epoch);
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.truncate(FilePosition.offset(cursor.position()));
            }
        }
    }

    /** @return the only file with records of an epoch */
    public static Path cycleFile(Path journal, int epoch) {
        List<Path> files = EpochDirectory.of(journal, epoch).cycleFiles();
        if (files.size() != 1) {
            throw new IllegalStateException("expected one file, found " + files);
        }
        return files.get(0);
    }
}
