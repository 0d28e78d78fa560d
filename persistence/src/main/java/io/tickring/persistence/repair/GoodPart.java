package io.tickring.persistence.repair;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import io.tickring.persistence.files.EpochDirectory;
import io.tickring.persistence.files.FilePosition;
import io.tickring.persistence.read.DirectoryCursor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** Lets a directory end behind its last good record. Files are replaced, not written: other names have their bytes. */
final class GoodPart {
    private static final int WORD_BYTES = 4;

    private GoodPart() {
    }

    /** @param lastSequence the last good record, 0 for none */
    static void cut(EpochDirectory directory, long lastSequence) throws IOException {
        List<Path> files = directory.cycleFiles();
        int lastFile = -1;
        long end = 0;
        try (DirectoryCursor cursor = new DirectoryCursor(directory, DirectoryCursor.UNKNOWN)) {
            while (lastSequence > 0 && cursor.nextSequence() <= lastSequence
                    && cursor.next(DirectoryCursor.TO_THE_END)) {
                lastFile = FilePosition.file(cursor.position());
                end = FilePosition.offset(cursor.position()) + WORD_BYTES + cursor.length();
            }
        }
        for (int file = files.size() - 1; file > lastFile; file--) {
            Files.delete(files.get(file));
        }
        if (lastFile >= 0) {
            shorten(files.get(lastFile), end);
        }
    }

    /** Padding behind the last document is zeros again. */
    private static void shorten(Path file, long end) throws IOException {
        Path made = file.resolveSibling(file.getFileName() + ".shortened");
        try (FileChannel from = FileChannel.open(file, READ);
                FileChannel to = FileChannel.open(made, CREATE, TRUNCATE_EXISTING, WRITE)) {
            for (long at = 0; at < end;) {
                at += from.transferTo(at, end - at, to);
            }
            to.write(ByteBuffer.allocate((int) (-end & WORD_BYTES - 1)), end);
            to.force(true);
        }
        Files.move(made, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
