package io.tickring.persistence.read;

import io.tickring.persistence.files.EpochDirectory;
import io.tickring.persistence.files.FilePosition;
import io.tickring.persistence.format.BatchReader;
import io.tickring.persistence.format.RecordCode;

/** What a directory begins with, ahead of its first event: its session marker, the markets and a checkpoint. */
public final class DirectoryBeginning {
    private static final int WORD_BYTES = 4;

    private DirectoryBeginning() {
    }

    /** @return how far into the first file that reaches, a whole number of words; 0 where it has no record */
    public static long bytes(EpochDirectory directory) {
        long end = 0;
        try (DirectoryCursor cursor = new DirectoryCursor(directory, DirectoryCursor.UNKNOWN)) {
            while (cursor.next(DirectoryCursor.TO_THE_END) && FilePosition.file(cursor.position()) == 0
                    && hasNoEvent(cursor.batch())) {
                end = FilePosition.offset(cursor.position()) + WORD_BYTES + cursor.length();
            }
        }
        return end + WORD_BYTES - 1 & -WORD_BYTES;
    }

    /** @return the first sequence from which on no record is missing; 0 where there is none at all */
    public static long keptFrom(EpochDirectory directory) {
        long first = 0;
        long due = DirectoryCursor.UNKNOWN;
        try (DirectoryCursor cursor = new DirectoryCursor(directory, DirectoryCursor.UNKNOWN)) {
            while (cursor.next(DirectoryCursor.TO_THE_END)) {
                long found = cursor.batch().firstSequence();
                first = due == found ? first : found;
                if (!hasNoEvent(cursor.batch())) {
                    return first;
                }
                due = cursor.nextSequence();
            }
        }
        return first;
    }

    private static boolean hasNoEvent(BatchReader batch) {
        for (int code = batch.next(); code >= 0; code = batch.next()) {
            switch (code) {
                case RecordCode.SESSION, RecordCode.MARKET, RecordCode.CHECKPOINT, RecordCode.BAR -> { }
                default -> {
                    return false;
                }
            }
        }
        return true;
    }
}
