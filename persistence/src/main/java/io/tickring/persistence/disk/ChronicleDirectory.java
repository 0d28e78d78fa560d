package io.tickring.persistence.disk;

import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import net.openhft.chronicle.bytes.Bytes;
import net.openhft.chronicle.bytes.SyncMode;
import net.openhft.chronicle.queue.ExcerptAppender;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueue;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueueBuilder;
import net.openhft.posix.PosixAPI;

/**
 * The only class that writes through Chronicle. One directory, one appender, one thread at a time.
 *
 * <p>Chronicle's own sync, its disk watcher and its notion of the time stay out of it: files are synced by our agent,
 * room is taken beforehand, and a cycle begins when the journal has prepared its file.
 */
public final class ChronicleDirectory implements AutoCloseable {
    /** What Chronicle may write besides a document: headers, index pages and an end mark, with much to spare. */
    public static final long MARGIN_BYTES = 64 * 1024;
    /** One index page for a million documents: nobody looks documents up by Chronicle's index. */
    private static final int INDEX_ENTRIES = 1024;
    private static final int WORD_BYTES = 4;

    static {
        System.setProperty("chronicle.announcer.disable", "true");
        System.setProperty("chronicle.disk.monitor.disable", "true");
        // Nothing here asks for its calls of the system, and to bind them takes a third of a second.
        PosixAPI.useNoOpPosixApi();
    }

    private final SingleChronicleQueue queue;
    private final ExcerptAppender appender;
    private final Bytes<ByteBuffer> source;
    private volatile long cycleTimeMs;
    private long end;

    /**
     * @param timeMs a moment of the first cycle
     * @param batch  where all documents are copied from
     */
    public ChronicleDirectory(Path path, RollPeriod roll, int blockBytes, long timeMs, ByteBuffer batch) {
        cycleTimeMs = timeMs;
        source = Bytes.wrapForRead(batch);
        source.singleThreadedCheckDisabled(true);
        queue = SingleChronicleQueueBuilder.binary(path)
                .rollCycle(roll.cycle())
                .timeProvider(() -> cycleTimeMs)
                .blockSize(blockBytes)
                .indexCount(INDEX_ENTRIES)
                .indexSpacing(INDEX_ENTRIES)
                .syncMode(SyncMode.NONE)
                .checkInterrupts(false)
                .build();
        appender = queue.createAppender();
        appender.singleThreadedCheckDisabled(true);
    }

    /** Lets the next document open the cycle of this moment. */
    public void turnTo(long timeMs) {
        cycleTimeMs = timeMs;
        end = 0;
    }

    /** @return behind the last document of this cycle, where the next one may begin */
    public long end() {
        return end;
    }

    /**
     * Writes one document. Chronicle's own context for that looks each time for who else has written; nobody has.
     *
     * @param length bytes of the batch's buffer, from its first
     */
    public void append(int length) {
        source.readPositionRemaining(0, length);
        appender.writeBytes(source);
        end = appender.wire().bytes().writePosition() + WORD_BYTES - 1 & -WORD_BYTES;
    }

    /** @throws UncheckedIOException where a file cannot be released */
    @Override
    public void close() {
        appender.close();
        queue.close();
        source.releaseLast();
    }
}
