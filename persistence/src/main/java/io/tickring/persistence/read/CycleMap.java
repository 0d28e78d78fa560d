package io.tickring.persistence.read;

import static java.nio.file.StandardOpenOption.READ;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import org.agrona.IoUtil;
import org.agrona.concurrent.UnsafeBuffer;

/** A read-only view of one file that may be larger than a map can be, and may grow. */
final class CycleMap implements AutoCloseable {
    private static final long WINDOW_BYTES = 64L << 20;
    private static final long PAGE_MASK = 4096 - 1;

    private final Path file;
    private final FileChannel channel;
    private final UnsafeBuffer buffer = new UnsafeBuffer(0, 0);
    private MappedByteBuffer map;
    private long mappedFrom;
    private long mappedTo;

    CycleMap(Path file) {
        this.file = file;
        try {
            channel = FileChannel.open(file, READ);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    /**
     * Makes a part of the file visible.
     *
     * @param length at most 1 MiB
     * @return false where the file ends before
     */
    boolean cover(long at, int length) {
        return at >= mappedFrom && at + length <= mappedTo || map(at, length);
    }

    /** @return the bytes made visible last; replaced by the next call of {@link #cover} */
    UnsafeBuffer buffer() {
        return buffer;
    }

    /** @return the same memory, for a checksum; its position and limit are anybody's */
    MappedByteBuffer bytes() {
        return map;
    }

    /** @return where a byte of the file lies in the buffer */
    int index(long at) {
        return (int) (at - mappedFrom);
    }

    Path file() {
        return file;
    }

    /** @return bytes of the file now */
    long size() {
        try {
            return channel.size();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    private boolean map(long at, int length) {
        try {
            long size = size();
            if (at + length > size) {
                return false;
            }
            unmap();
            long from = at & ~PAGE_MASK;
            long to = Math.min(size, from + WINDOW_BYTES);
            map = channel.map(MapMode.READ_ONLY, from, to - from);
            buffer.wrap(map);
            mappedFrom = from;
            mappedTo = to;
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    private void unmap() {
        if (map != null) {
            buffer.wrap(0, 0);
            IoUtil.unmap(map);
            map = null;
            mappedTo = mappedFrom;
        }
    }

    @Override
    public void close() {
        unmap();
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot close " + file, e);
        }
    }
}
