package io.tickring.persistence.write;

import io.tickring.engine.Engine;
import io.tickring.engine.bars.Bar;
import io.tickring.engine.bars.BarOutbox;
import io.tickring.engine.latency.LatencyStage;
import io.tickring.engine.ring.JournalStage;
import io.tickring.engine.status.JournalStatus;
import io.tickring.engine.tick.EventKind;
import io.tickring.engine.tick.TickEvent;
import io.tickring.persistence.disk.AllocationAgent;
import io.tickring.persistence.disk.BlockWriter;
import io.tickring.persistence.files.JournalPosition;
import io.tickring.persistence.files.WriterLock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.HdrHistogram.SingleWriterRecorder;

/**
 * The truth on disk: keeps every event of the hot chain, and what it led to, in order.
 *
 * <p>{@link #onEvent} is called by one thread and allocates nothing for ticks, bars and heartbeats. The agents run on
 * the housekeeping thread and must have stopped before {@link #close}. Without {@link #sync()} running nothing is ever
 * synced, but everything is acknowledged.
 */
public final class TickJournal implements JournalStage, AutoCloseable {
    private static final long RETRY_NS = TimeUnit.MILLISECONDS.toNanos(100);

    private final Engine engine;
    private final BarOutbox outbox;
    private final JournalParts parts;
    private final JournalHealth health;
    private final LostTicks lost;
    private final JournalAppender appender;
    private final CheckpointWriter checkpoints;
    private final JournalSync sync;
    private final AllocationAgent allocation;
    private final int epoch;
    private long nextRetryNs;

    private TickJournal(JournalSettings settings, Engine engine, JournalStart start, JournalParts parts) {
        this.engine = engine;
        this.parts = parts;
        epoch = start.epoch();
        outbox = engine.outbox();
        health = parts.health();
        lost = parts.lost();
        SingleWriterRecorder latency = start.timed() ? engine.latencies().recorder(LatencyStage.JOURNAL) : null;
        appender = new JournalAppender(parts, settings.batchRecords(), start.firstSequence() - 1, latency);
        checkpoints = new CheckpointWriter(engine, appender, parts.position());
        sync = new JournalSync(parts.position(), parts.touched(), health, parts.clock(), settings.syncIntervalMs());
        allocation = new AllocationAgent(parts.allocation(), parts.cycles());
    }

    /**
     * Opens a new directory and writes its beginning: the session marker, bars that the last stop left unwritten, and
     * a checkpoint.
     *
     * @param lock   the writer's lock of this journal, held until after {@link #close}
     * @param engine in the state the directory begins with; its events come to this journal
     * @param clock  our time, epoch ns; called by the hot thread and by housekeeping
     * @throws UncheckedIOException where the directory cannot be made or the disk has no room
     */
    public static TickJournal open(WriterLock lock, JournalSettings settings, Engine engine, JournalStart start,
            LongSupplier clock) {
        return open(lock, settings, engine, start, clock, BlockWriter.ofDisk());
    }

    static TickJournal open(WriterLock lock, JournalSettings settings, Engine engine, JournalStart start,
            LongSupplier clock, BlockWriter blocks) {
        Objects.requireNonNull(lock, "lock");
        try {
            JournalParts parts =
                    JournalParts.create(settings, start, blocks, engine.markets().capacity(), clock);
            TickJournal journal = new TickJournal(settings, engine, start, parts);
            journal.begin(start);
            return journal;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start a journal in " + settings.dir() + ": " + e.getMessage(), e);
        }
    }

    private void begin(JournalStart start) throws IOException {
        appender.room().session(start.session());
        start.missingBars().forEach(this::writeMissing);
        appender.flush();
        checkpoint();
        if (health.diskFull()) {
            throw new IOException("no room on the disk for the first checkpoint");
        }
    }

    /** Ahead of the checkpoint: its state takes these bars for issued, and a start after it would not make them. */
    private void writeMissing(Bar bar) {
        checkpoints.define(bar.market);
        appender.room().bar(bar);
    }

    @Override
    public void onEvent(TickEvent event, boolean endOfBatch) {
        health.require();
        if (health.diskFull()) {
            onEventWithoutRoom(event, endOfBatch);
        } else {
            write(event);
            writeBars(event);
            if (endOfBatch) {
                appender.flush();
            }
        }
    }

    private void write(TickEvent event) {
        switch (event.kind) {
            case TICK -> {
                checkpoints.define(event.definition);
                appender.tick(event);
            }
            case HEARTBEAT -> {
                if (event.barsFrom != event.barsTo) {
                    appender.room().clock(event);
                }
            }
            case CLOCK, END_OF_INPUT -> {
                appender.room().clock(event);
                keep(event);
            }
            case GAP -> {
                checkpoints.define(event.market);
                appender.room().gap(event);
                keep(event);
            }
            case VENUE_BAR -> {
                checkpoints.define(event.market);
                appender.room().venueBar(event.venueBar);
            }
            case VENUE_SPAN -> {
                checkpoints.define(event.market);
                appender.room().venueSpan(event.venueSpan);
            }
            case CHECKPOINT -> checkpoints.checkpoint(event.receiveTimeNs);
            default -> throw new IllegalStateException("no record for " + event.kind);
        }
    }

    /** Events that decide about others are not left to the fate of their batch. */
    private void keep(TickEvent event) {
        appender.flush();
        if (health.diskFull()) {
            lost.event(event);
        }
    }

    private void writeBars(TickEvent event) {
        long to = event.barsTo;
        for (long bar = event.barsFrom; bar < to; bar++) {
            appender.room().bar(outbox.get(bar));
        }
        if (event.barsFrom != to) {
            outbox.freeTo(to);
        }
    }

    private void onEventWithoutRoom(TickEvent event, boolean endOfBatch) {
        lost.event(event);
        outbox.freeTo(event.barsTo);
        if (endOfBatch && event.receiveTimeNs - nextRetryNs >= 0) {
            nextRetryNs = event.receiveTimeNs + RETRY_NS;
            if (appender.roomIsBack()) {
                checkpoints.forgetDefinitions();
                lost.writeTo(appender, checkpoints, event.receiveTimeNs, event.marketTimeMs);
                appender.flush();
            }
        }
    }

    /** @return how far the journal is, for followers and for status */
    public JournalPosition position() {
        return parts.position();
    }

    /** @return the agent that brings the journal to the disk */
    public JournalSync sync() {
        return sync;
    }

    /** @return the agent that takes disk space ahead of the journal */
    public AllocationAgent allocation() {
        return allocation;
    }

    /** @return the state now; any thread */
    public JournalStatus status() {
        long sequence = parts.position().journaledSequence();
        return new JournalStatus(health.key(), sequence, parts.position().syncedSequence(), epoch, appender.bytes(),
                lost.count());
    }

    private void checkpoint() {
        TickEvent event = new TickEvent();
        event.clearControl(EventKind.CHECKPOINT, parts.clock().getAsLong());
        engine.apply(event);
        checkpoints.checkpoint(event.receiveTimeNs);
    }

    /**
     * Ends the directory: a last checkpoint, so that the next start has nothing to repeat, everything synced, spare
     * room given back. For the thread that stopped the hot chain.
     *
     * @throws JournalFailedException where what was acknowledged cannot be brought to the disk
     */
    @Override
    public void close() {
        JournalClose.close(parts, () -> {
            appender.flush();
            checkpoint();
        }, sync);
    }
}
