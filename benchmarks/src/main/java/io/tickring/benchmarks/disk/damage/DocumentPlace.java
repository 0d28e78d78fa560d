package io.tickring.benchmarks.disk.damage;

import io.tickring.persistence.files.EpochDirectory;
import io.tickring.persistence.files.FilePosition;
import io.tickring.persistence.read.DirectoryCursor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Where a document lies.
 *
 * @param from         its header word
 * @param to           behind its padding
 * @param lastSequence the record before it
 * @param endSequence  its last record
 */
record DocumentPlace(EpochDirectory epoch, Path file, long from, long to, long lastSequence, long endSequence) {
    private static final int WORD_BYTES = 4;

    /** @return all documents with records of a sound journal, in order */
    static List<DocumentPlace> all(Path journal) {
        List<DocumentPlace> places = new ArrayList<>();
        for (EpochDirectory epoch : EpochDirectory.all(journal)) {
            try (DirectoryCursor cursor = new DirectoryCursor(epoch, DirectoryCursor.UNKNOWN)) {
                long last = 0;
                while (cursor.next(DirectoryCursor.TO_THE_END)) {
                    long from = FilePosition.offset(cursor.position());
                    long to = from + WORD_BYTES + cursor.length() + WORD_BYTES - 1 & -WORD_BYTES;
                    Path file = epoch.cycleFiles().get(FilePosition.file(cursor.position()));
                    places.add(new DocumentPlace(epoch, file, from, to, last, cursor.nextSequence() - 1));
                    last = cursor.nextSequence() - 1;
                }
            }
        }
        return places;
    }
}
