package io.tickring.engine.ring;

import com.lmax.disruptor.BatchEventProcessor;
import com.lmax.disruptor.BatchEventProcessorBuilder;
import com.lmax.disruptor.EventHandler;
import com.lmax.disruptor.RingBuffer;
import com.lmax.disruptor.Sequence;
import io.tickring.engine.Engine;
import io.tickring.engine.tick.TickEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/** The threads that run the stages, in one of the two layouts. The journal's is always the last. */
final class StageThreads {
    private static final long JOIN_MS = 5_000;

    private final List<BatchEventProcessor<TickEvent>> processors = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private final StopOnFailure onFailure = new StopOnFailure(this::halt);
    private final RingBuffer<TickEvent> ring;

    private StageThreads(RingBuffer<TickEvent> ring) {
        this.ring = ring;
    }

    static StageThreads fused(RingBuffer<TickEvent> ring, Engine engine, JournalStage journal, LongSupplier nowNs) {
        StageThreads stages = new StageThreads(ring);
        RingLatency latency = new RingLatency(engine.latencies(), nowNs);
        stages.add("engine", (event, sequence, endOfBatch) -> {
            latency.onEvent(event, endOfBatch);
            engine.apply(event);
            journal.onEvent(event, endOfBatch);
        });
        return stages;
    }

    static StageThreads pipelined(
            RingBuffer<TickEvent> ring, Engine engine, JournalStage journal, LongSupplier nowNs) {
        StageThreads stages = new StageThreads(ring);
        RingLatency latency = new RingLatency(engine.latencies(), nowNs);
        stages.add("engine-check", (event, sequence, endOfBatch) -> {
            latency.onEvent(event, endOfBatch);
            engine.check(event);
        });
        stages.add("engine-bars", (event, sequence, endOfBatch) -> engine.fold(event));
        stages.add("engine-journal", (event, sequence, endOfBatch) -> journal.onEvent(event, endOfBatch));
        return stages;
    }

    private void add(String threadName, EventHandler<TickEvent> handler) {
        Sequence[] upstream = processors.isEmpty() ? new Sequence[0] : new Sequence[] {journaled()};
        BatchEventProcessor<TickEvent> processor = new BatchEventProcessorBuilder()
                .setMaxBatchSize(RingSettings.BATCH_LIMIT)
                .build(ring, ring.newBarrier(upstream), handler);
        processor.setExceptionHandler(onFailure);
        processors.add(processor);
        threads.add(new Thread(processor, threadName));
    }

    /** @return how far the last stage has come */
    Sequence journaled() {
        return processors.get(processors.size() - 1).getSequence();
    }

    Throwable failure() {
        return onFailure.failure();
    }

    boolean running() {
        return failure() == null && threads.stream().allMatch(Thread::isAlive);
    }

    void start() {
        threads.forEach(Thread::start);
    }

    void stop() {
        halt();
        for (Thread thread : threads) {
            join(thread);
        }
    }

    private void halt() {
        processors.forEach(BatchEventProcessor::halt);
    }

    private static void join(Thread thread) {
        try {
            thread.join(JOIN_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
