package io.tickring.engine.ring;

import com.lmax.disruptor.RingBuffer;
import io.tickring.engine.Engine;
import io.tickring.engine.tick.TickEvent;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/**
 * The way of a tick from the feed to the journal, on one LMAX Disruptor ring with one producer.
 *
 * <p>The producer fills the slot that {@link #peek} gives and calls {@link #publish}; a slot that turns out to be of no
 * use is left and peeked again. Both never block and allocate nothing.
 */
public final class TickRing implements AutoCloseable {
    private static final Duration DRAIN_LIMIT = Duration.ofSeconds(10);
    private static final long POLL_NS = 100_000;

    private final RingBuffer<TickEvent> ring;
    private final StageThreads stages;

    /**
     * Wires the stages; {@link #start} lets them run.
     *
     * @param engine  decides
     * @param journal keeps what was decided
     * @param nowNs   our time, epoch ns, for the latency of the ring
     */
    public TickRing(Engine engine, JournalStage journal, RingSettings settings, LongSupplier nowNs) {
        ring = RingBuffer.createSingleProducer(TickEvent::new, settings.capacity(), settings.preset().strategy());
        stages = switch (settings.layout()) {
            case FUSED -> StageThreads.fused(ring, engine, journal, nowNs);
            case PIPELINED -> StageThreads.pipelined(ring, engine, journal, nowNs);
        };
        ring.addGatingSequences(stages.journaled());
    }

    /** Starts the engine's threads. Once. */
    public void start() {
        stages.start();
    }

    /** @return the next slot to fill, or null while the ring is full. Producer only. */
    public TickEvent peek() {
        return ring.hasAvailableCapacity(1) ? ring.get(ring.getCursor() + 1) : null;
    }

    /** Hands the peeked slot to the stages. Producer only. */
    public void publish() {
        ring.publish(ring.next());
    }

    /** @return slots that can be filled now. Producer only. */
    public long freeSlots() {
        return ring.remainingCapacity();
    }

    public int capacity() {
        return ring.getBufferSize();
    }

    /** @return events published so far */
    public long published() {
        return ring.getCursor() + 1;
    }

    /** @return events that went through all stages */
    public long processed() {
        return stages.journaled().get() + 1;
    }

    /** @return whether the journal failed; nothing is processed any more then */
    public boolean failed() {
        return stages.failure() != null;
    }

    /** @return what stopped the stages */
    public Optional<Throwable> failure() {
        return Optional.ofNullable(stages.failure());
    }

    /** Lets the stages finish what was published, for at most ten seconds, and ends their threads. */
    @Override
    public void close() {
        long deadlineNs = System.nanoTime() + DRAIN_LIMIT.toNanos();
        while (stages.running() && processed() < published() && System.nanoTime() - deadlineNs < 0) {
            LockSupport.parkNanos(POLL_NS);
        }
        stages.stop();
    }
}
