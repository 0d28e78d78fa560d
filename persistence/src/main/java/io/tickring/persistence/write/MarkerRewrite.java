package io.tickring.persistence.write;

import io.tickring.persistence.files.EpochDirectory;
import io.tickring.persistence.files.FilePosition;
import io.tickring.persistence.format.BatchWriter;
import io.tickring.persistence.format.SessionStart;
import io.tickring.persistence.read.DirectoryCursor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;

/**
 * Gives a directory that is written and closed, and that no reader knows of yet, another session marker of the same
 * length: what an import learns of its file only at the end.
 */
public final class MarkerRewrite {
    private static final int DOCUMENT_WORD_BYTES = Integer.BYTES;

    private MarkerRewrite() {
    }

    /**
     * Writes the marker in place of the one the directory begins with, and forces it to the disk.
     *
     * @throws IOException              where the directory has no beginning, or the disk fails
     * @throws IllegalArgumentException where the marker has another length
     */
    public static void replace(EpochDirectory directory, SessionStart marker) throws IOException {
        try (DirectoryCursor cursor = new DirectoryCursor(directory, DirectoryCursor.UNKNOWN)) {
            if (!cursor.next(DirectoryCursor.TO_THE_END) || cursor.session().isEmpty()) {
                throw new IOException("no session marker in " + directory.path());
            }
            write(directory, cursor, sealed(cursor, marker));
        }
    }

    private static ByteBuffer sealed(DirectoryCursor cursor, SessionStart marker) {
        BatchWriter batch = new BatchWriter();
        batch.begin(cursor.batch().firstSequence());
        batch.session(marker);
        int length = batch.seal();
        if (cursor.batch().count() != 1 || cursor.length() != length) {
            throw new IllegalArgumentException("a marker of " + length + " bytes for one of " + cursor.length());
        }
        return batch.bytes().duplicate().limit(length).position(0);
    }

    private static void write(EpochDirectory directory, DirectoryCursor cursor, ByteBuffer batch) throws IOException {
        long at = FilePosition.offset(cursor.position()) + DOCUMENT_WORD_BYTES;
        try (FileChannel file = FileChannel.open(directory.cycleFiles().get(FilePosition.file(cursor.position())),
                StandardOpenOption.WRITE)) {
            while (batch.hasRemaining()) {
                at += file.write(batch, at);
            }
            file.force(false);
        }
    }
}
