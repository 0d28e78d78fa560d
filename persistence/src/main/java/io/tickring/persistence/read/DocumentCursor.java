package io.tickring.persistence.read;

import io.tickring.persistence.codec.FormatException;
import io.tickring.persistence.files.EpochDirectory;
import io.tickring.persistence.files.FilePosition;
import io.tickring.persistence.format.Batch;
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
    private List<Path> files = List.of();
    private CycleMap map;
    private int ordinal;
    private long at;
    private long nextAt;
    private int length;

    DocumentCursor(EpochDirectory directory) {
        this.directory = directory;
    }

    /** Lets the next document be the first one at or behind this {@link FilePosition}. */
    void seek(long position) {
        closeMap();
        ordinal = FilePosition.file(position);
        nextAt = FilePosition.offset(position);
    }

    /**
     * @return whether there is a next document; false may turn to true while a writer lives
     * @throws FormatException where a header word makes no sense
     */
    boolean next() {
        while (map != null || openFile()) {
            at = nextAt;
            int word = word();
            length = word & LENGTH_MASK;
            if (word == 0 || (word & NOT_COMPLETE) != 0) {
                if (!turnToNextFile()) {
                    return false;
                }
            } else if ((word & META) != 0) {
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

    /** @return whether there is anything but zeros behind a header word that is zero */
    boolean hasBytesBehind() {
        if (map == null || word() != 0) {
            return false;
        }
        long rest = at;
        while (map.cover(rest, Long.BYTES)) {
            if (map.buffer().getLong(map.index(rest)) != 0) {
                return true;
            }
            rest += Long.BYTES;
        }
        return false;
    }

    /** @return whether the padding behind the document is as it was written: zeros */
    boolean paddingIsZero() {
        for (long rest = at + WORD_BYTES + length; rest < nextAt && map.cover(rest, 1); rest++) {
            if (map.buffer().getByte(map.index(rest)) != 0) {
                return false;
            }
        }
        return true;
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
