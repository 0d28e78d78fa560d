package io.tickring.persistence.repair;


import io.tickring.persistence.durable.Durable;
import io.tickring.persistence.files.EpochDirectory;
import io.tickring.persistence.files.FilePosition;
import io.tickring.persistence.read.DirectoryCursor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Lets a directory end behind its last good record, with padding of zeros behind it. */
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
            Durable.shorten(files.get(lastFile), end, (int) (-end & WORD_BYTES - 1));
        }
    }
}
