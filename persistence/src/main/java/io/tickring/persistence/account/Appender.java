package io.tickring.persistence.account;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.List;

/**
 * Writes behind the last line of the newest file, and to the disk. A file whose write or force failed is cut back to
 * what is known to be there and never written again: what a failed force left in the page cache says nothing of the
 * disk. The next lines begin another file. One thread at a time; an interrupt does it no harm.
 */
final class Appender implements AutoCloseable {
    private final Path directory;
    private final long rollBytes;
    private final Force force;
    private int number;
    private long length;
    private RandomAccessFile file;

    /** @param rollBytes a file of this size gets no more lines */
    Appender(Path directory, long rollBytes, Force force) {
        this.directory = directory;
        this.rollBytes = rollBytes;
        this.force = force;
    }

    /**
     * Takes up where the last writer ended: a line without an end, which was never acknowledged, is cut away.
     *
     * @param last   the newest file
     * @param length bytes of its whole lines
     */
    void resume(StoreFile last, long length) throws IOException {
        number = last.number();
        file = open(last.path());
        this.length = length;
        file.setLength(length);
        force.force(file);
    }

    /** The lines are on the disk when this returns. */
    void append(List<byte[]> lines) throws IOException {
        byte[] block = joined(lines);
        try {
            if (file == null || length >= rollBytes) {
                next();
            }
            file.seek(length);
            file.write(block);
            force.force(file);
            length += block.length;
        } catch (IOException failure) {
            abandon(failure);
            throw failure;
        }
    }

    private void next() throws IOException {
        close();
        if (number == 0 || length > 0) {
            number++;
        }
        length = 0;
        file = open(StoreFile.of(directory, number).path());
        forceDirectory();
    }

    private void abandon(IOException failure) {
        if (file == null) {
            return;
        }
        try {
            file.setLength(length);
        } catch (IOException second) {
            failure.addSuppressed(second);
        }
        try {
            close();
        } catch (IOException second) {
            failure.addSuppressed(second);
        }
    }

    private void forceDirectory() throws IOException {
        try (FileChannel channel = FileChannel.open(directory)) {
            channel.force(true);
        }
    }

    private static RandomAccessFile open(Path path) throws IOException {
        return new RandomAccessFile(path.toFile(), "rw");
    }

    private static byte[] joined(List<byte[]> lines) throws IOException {
        ByteArrayOutputStream block = new ByteArrayOutputStream();
        for (byte[] line : lines) {
            block.write(line);
        }
        return block.toByteArray();
    }

    @Override
    public void close() throws IOException {
        RandomAccessFile open = file;
        file = null;
        if (open != null) {
            open.close();
        }
    }

    /** Brings a file to the disk. */
    interface Force {
        void force(RandomAccessFile file) throws IOException;
    }
}
