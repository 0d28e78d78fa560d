package io.tickring.persistence.write;

import io.tickring.engine.latency.Latencies;
import io.tickring.engine.tick.TickEvent;
import io.tickring.persistence.disk.Allocation;
import io.tickring.persistence.disk.ChronicleDirectory;
import io.tickring.persistence.disk.CycleFiles;
import io.tickring.persistence.files.JournalPosition;
import io.tickring.persistence.format.Batch;
import io.tickring.persistence.format.BatchWriter;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.HdrHistogram.SingleWriterRecorder;

/**
 * Turns records into documents: collects a batch, copies it into one document, and acknowledges. Where the disk is full
 * the batch is dropped, its sequences are given out again, and its ticks are counted.
 *
 * <p>The journaling thread only.
 */
final class JournalAppender {
    private final BatchWriter batch;
    private final ChronicleDirectory chronicle;
    private final CycleFiles cycles;
    private final Allocation allocation;
    private final JournalPosition position;
    private final JournalHealth health;
    private final LostTicks lost;
    private final LongSupplier clock;
    private final SingleWriterRecorder latency;
    private final int batchRecords;
    private final long[] receiveTimesNs = new long[Batch.MAX_RECORDS];
    private final long[] marketTimesMs = new long[Batch.MAX_RECORDS];
    private final int[] markets = new int[Batch.MAX_RECORDS];
    private int ticks;
    private long lastSequence;
    private long bytes;

    /** @param latency null where nobody wants to know */
    JournalAppender(JournalParts parts, int batchRecords, long lastSequence, SingleWriterRecorder latency) {
        batch = parts.batch();
        chronicle = parts.chronicle();
        cycles = parts.cycles();
        allocation = parts.allocation();
        position = parts.position();
        health = parts.health();
        lost = parts.lost();
        clock = parts.clock();
        this.batchRecords = batchRecords;
        this.lastSequence = lastSequence;
        this.latency = latency;
        batch.begin(lastSequence + 1);
    }

    /** @return the batch, with room for one more record */
    BatchWriter room() {
        if (batch.count() >= batchRecords || !batch.hasRoom()) {
            flush();
        }
        return batch;
    }

    void tick(TickEvent tick) {
        room().tick(tick);
        receiveTimesNs[ticks] = tick.receiveTimeNs;
        marketTimesMs[ticks] = tick.marketTimeMs;
        markets[ticks] = tick.market;
        ticks++;
    }

    /** Writes what was collected, and acknowledges it. */
    void flush() {
        if (batch.count() > 0) {
            if (health.diskFull() || !write()) {
                drop();
            }
            ticks = 0;
            batch.begin(lastSequence + 1);
        }
    }

    /** @return whether a full disk has room again; what follows is written then */
    boolean roomIsBack() {
        if (makeRoom(Batch.MAX_BYTES)) {
            health.roomIsBack();
        }
        return !health.diskFull();
    }

    /** @return the last sequence acknowledged */
    long lastSequence() {
        return lastSequence;
    }

    /** @return where the last document ends */
    long end() {
        return cycles.position(chronicle.end());
    }

    /** @return bytes of all documents; valid for a thread that has read the journal's position before */
    long bytes() {
        return bytes;
    }

    private boolean write() {
        int length = batch.seal();
        if (!makeRoom(length)) {
            health.diskIsFull(allocation.refusal());
            return false;
        }
        append(length);
        cycles.written();
        lastSequence += batch.count();
        bytes += length;
        position.journaled(lastSequence, cycles.position(chronicle.end()));
        recordLatencies();
        return true;
    }

    private boolean makeRoom(int length) {
        long nowMs = TimeUnit.NANOSECONDS.toMillis(clock.getAsLong());
        if (cycles.turn(nowMs, Allocation.STEP_BYTES)) {
            chronicle.turnTo(nowMs);
        }
        return allocation.reserve(chronicle.end() + length + ChronicleDirectory.MARGIN_BYTES);
    }

    private void append(int length) {
        try {
            chronicle.append(length);
        } catch (RuntimeException | InternalError e) {
            throw health.fail("cannot append to the journal: " + e, e);
        }
    }

    private void recordLatencies() {
        if (latency != null && ticks > 0) {
            long nowNs = clock.getAsLong();
            for (int i = 0; i < ticks; i++) {
                latency.recordValue(Latencies.bounded(nowNs - receiveTimesNs[i]));
            }
        }
    }

    private void drop() {
        for (int i = 0; i < ticks; i++) {
            lost.tick(markets[i], marketTimesMs[i]);
        }
    }
}
