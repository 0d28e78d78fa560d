package io.tickring.persistence.read;

import io.tickring.persistence.codec.FormatException;
import io.tickring.persistence.files.EpochDirectory;
import io.tickring.persistence.files.FilePosition;
import io.tickring.persistence.format.Batch;
import io.tickring.persistence.format.BatchReader;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Goes from document to document through the files of one directory, past Chronicle's own ones.
 *
 * <p>A file ends where a header word is zero or not complete, or where the file does. No end mark is needed: whether
 * anything is missing, the sequences tell.
 */
final class DocumentCursor implements AutoCloseable {
    private static final int NOT_COMPLETE = 1 << 31;
    private static final int META = 1 << 30;
    private static final int LENGTH_MASK = META - 1;
    private static final int WORD_BYTES = Integer.BYTES;

    private final EpochDirectory directory;
    private final boolean thorough;
    private List<Path> files = List.of();
    private CycleMap map;
    private int ordinal;
    private long at;
    private long nextAt;
    private int length;

    /** @param thorough whether to look where no record is too: a flaw there is as good as one in a record */
    DocumentCursor(EpochDirectory directory, boolean thorough) {
        this.directory = directory;
        this.thorough = thorough;
    }

    /** Lets the next document be the first one at or behind this {@link FilePosition}. */
    void seek(long position) {
        closeMap();
        ordinal = FilePosition.file(position);
        nextAt = FilePosition.offset(position);
    }

    /**
     * @return whether there is a next document; false may turn to true while a writer lives
     * @throws FormatException where a header word makes no sense; thorough, also where a byte between the documents
     *                         is not as it was written
     */
    boolean next() {
        if (thorough) {
            requirePadding();
        }
        while (map != null || openFile()) {
            at = nextAt;
            int word = word();
            length = word & LENGTH_MASK;
            if (word == 0 || (word & NOT_COMPLETE) != 0) {
                if (!turnToNextFile()) {
                    return false;
                }
            } else if ((word & META) != 0) {
                if (thorough) {
                    requireChroniclesOwn();
                }
                nextAt = behind();
            } else {
                requireWhole();
                nextAt = behind();
                return true;
            }
        }
        return false;
    }

    /** @return the body of the document: its memory, where it begins there, its length */
    UnsafeBuffer buffer() {
        return map.buffer();
    }

    ByteBuffer bytes() {
        return map.bytes();
    }

    int from() {
        return map.index(at + WORD_BYTES);
    }

    int length() {
        return length;
    }

    /** @return {@link FilePosition} of the document, or of the place where the next one is awaited */
    long position() {
        return FilePosition.of(ordinal, at);
    }

    /** @return name of the file, empty before the first */
    String fileName() {
        return map == null ? "" : map.file().getFileName().toString();
    }

    /** @return what stands at the place where the next document is awaited */
    BlindSpots.Tail tail() {
        return map == null ? BlindSpots.Tail.NOTHING : BlindSpots.tail(map, at);
    }

    private void requirePadding() {
        if (map != null && !BlindSpots.areZero(map, at + WORD_BYTES + length, nextAt)) {
            throw new FormatException("expected zeros behind this document, up to byte " + nextAt);
        }
    }

    private void requireChroniclesOwn() {
        boolean whole = length > 0 && map.cover(at, WORD_BYTES + length);
        if (!whole || length <= Batch.MAX_BYTES && BatchReader.fits(buffer(), bytes(), from(), length)) {
            throw new FormatException("expected a document of Chronicle's own, found "
                    + (whole ? "a batch" : length + " bytes") + " marked as one");
        }
    }

    private int word() {
        return map.cover(at, WORD_BYTES) ? map.buffer().getIntVolatile(map.index(at)) : 0;
    }

    private void requireWhole() {
        if (length > Batch.MAX_BYTES) {
            throw new FormatException("expected a document up to " + Batch.MAX_BYTES + " bytes, found " + length);
        }
        if (!map.cover(at, WORD_BYTES + length)) {
            throw new FormatException("a document of " + length + " bytes goes beyond the end of the file");
        }
    }

    private long behind() {
        return at + WORD_BYTES + length + WORD_BYTES - 1 & -WORD_BYTES;
    }

    private boolean turnToNextFile() {
        if (ordinal + 1 >= files.size()) {
            files = directory.cycleFiles();
        }
        if (ordinal + 1 >= files.size()) {
            return false;
        }
        if (thorough && tail() != BlindSpots.Tail.NOTHING) {
            throw new FormatException(BlindSpots.EXPECTED_BEHIND);
        }
        closeMap();
        ordinal++;
        nextAt = 0;
        return openFile();
    }

    private boolean openFile() {
        if (ordinal >= files.size()) {
            files = directory.cycleFiles();
        }
        if (ordinal >= files.size()) {
            return false;
        }
        map = new CycleMap(files.get(ordinal));
        return true;
    }

    private void closeMap() {
        if (map != null) {
            map.close();
            map = null;
        }
    }

    @Override
    public void close() {
        closeMap();
    }
}
