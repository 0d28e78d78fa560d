package io.tickring.persistence.files;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Lets one process at a time write a journal. The lock dies with the process, whatever ends it.
 *
 * <p>The first byte of the file is locked by the writer, against other writers; the second one too, for readers to try:
 * so a reader that asks whether a writer lives never stands in the way of one that starts.
 */
public final class WriterLock implements AutoCloseable {
    private static final String NAME = "writer.lock";
    private static final long TEXT_AT = 2;
    private static final int TEXT_BYTES = 32;
    /**
     * Locks of this process. A POSIX lock is lost when its process closes any descriptor of the file, so the file must
     * not be opened again to ask.
     */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path key;
    private final FileChannel channel;

    private WriterLock(Path key, FileChannel channel) {
        this.key = key;
        this.channel = channel;
    }

    /**
     * @param journal the journal's directory; made where it is missing
     * @throws WriterBusyException  where another process, or another part of this one, writes the journal
     * @throws UncheckedIOException where the directory or the file cannot be made
     */
    public static WriterLock acquire(Path journal) {
        try {
            Path key = Files.createDirectories(journal).toRealPath().resolve(NAME);
            synchronized (HELD) {
                if (!HELD.add(key)) {
                    throw busy(journal, ProcessHandle.current().pid() + " (this one)");
                }
                return acquire(journal, key);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write to " + journal + ": " + e.getMessage(), e);
        }
    }

    private static WriterLock acquire(Path journal, Path key) throws IOException {
        FileChannel channel = null;
        try {
            channel = FileChannel.open(key, CREATE, READ, WRITE);
            if (channel.tryLock(0, 1, false) == null) {
                throw busy(journal, owner(channel));
            }
            channel.lock(1, 1, false);
            channel.truncate(TEXT_AT);
            channel.write(ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(
                    StandardCharsets.US_ASCII)), TEXT_AT);
            return new WriterLock(key, channel);
        } catch (IOException | RuntimeException e) {
            HELD.remove(key);
            if (channel != null) {
                channel.close();
            }
            throw e;
        }
    }

    /**
     * @param journal the journal's directory
     * @return whether a writer lives, in this process or another
     */
    public static boolean held(Path journal) {
        Path file = journal.resolve(NAME);
        if (!Files.exists(file)) {
            return false;
        }
        try {
            synchronized (HELD) {
                return HELD.contains(journal.toRealPath().resolve(NAME)) || heldElsewhere(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    private static boolean heldElsewhere(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, READ)) {
            return channel.tryLock(1, 1, true) == null;
        }
    }

    private static WriterBusyException busy(Path journal, String owner) {
        return new WriterBusyException("process " + owner + " writes to " + journal + "; stop it first");
    }

    private static String owner(FileChannel channel) throws IOException {
        ByteBuffer text = ByteBuffer.allocate(TEXT_BYTES);
        channel.read(text, TEXT_AT);
        String pid = new String(text.array(), 0, text.position(), StandardCharsets.US_ASCII).strip();
        return pid.isEmpty() ? "unknown" : pid;
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot release " + key, e);
        } finally {
            HELD.remove(key);
        }
    }
}
