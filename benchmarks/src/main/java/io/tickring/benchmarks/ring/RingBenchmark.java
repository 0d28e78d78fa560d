package io.tickring.benchmarks.ring;

import com.lmax.disruptor.BatchEventProcessor;
import com.lmax.disruptor.BatchEventProcessorBuilder;
import com.lmax.disruptor.RingBuffer;
import com.lmax.disruptor.YieldingWaitStrategy;
import io.tickring.engine.Engine;
import io.tickring.engine.EngineSettings;
import io.tickring.engine.clock.TimeSource;
import io.tickring.engine.market.Market;
import io.tickring.engine.ring.RingLayout;
import io.tickring.engine.ring.RingSettings;
import io.tickring.engine.ring.TickRing;
import io.tickring.engine.ring.WaitPreset;
import io.tickring.engine.tick.TickEvent;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A batch of ticks from the producer's thread through to the end of the chain; time by tick. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class RingBenchmark {
    private static final int TICKS = 100_000;
    private static final int CAPACITY = 4096;
    private static final int MARKETS = 100;
    private static final long START_MS = 1_795_089_600_000L;

    private final RingBuffer<TickEvent> emptyRing =
            RingBuffer.createSingleProducer(TickEvent::new, CAPACITY, new YieldingWaitStrategy());
    private final ArrayBlockingQueue<TickEvent> free = new ArrayBlockingQueue<>(CAPACITY);
    private final ArrayBlockingQueue<TickEvent> filled = new ArrayBlockingQueue<>(CAPACITY);
    private BatchEventProcessor<TickEvent> emptyProcessor;
    private TickRing chainRing;
    private volatile boolean stopped;
    private volatile long taken;
    private long sent;
    private long nowMs = START_MS;

    @Setup
    public void start() {
        Engine engine = engine();
        chainRing = new TickRing(engine, (event, endOfBatch) -> engine.outbox().freeTo(event.barsTo),
                new RingSettings(CAPACITY, RingLayout.FUSED, WaitPreset.LATENCY), () -> 0);
        chainRing.start();
        emptyProcessor = new BatchEventProcessorBuilder()
                .build(emptyRing, emptyRing.newBarrier(), (event, sequence, endOfBatch) -> { });
        emptyRing.addGatingSequences(emptyProcessor.getSequence());
        daemon(emptyProcessor);
        for (int i = 0; i < CAPACITY; i++) {
            free.add(new TickEvent());
        }
        daemon(this::drainQueue);
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "consumer");
        thread.setDaemon(true);
        thread.start();
    }

    @TearDown
    public void stop() {
        stopped = true;
        emptyProcessor.halt();
        chainRing.close();
    }

    private static Engine engine() {
        Engine engine = new Engine(EngineSettings.defaults().with(TimeSource.RECORDS));
        for (int i = 0; i < MARKETS; i++) {
            engine.markets().define(Market.bare(0, "M" + i));
        }
        return engine;
    }

    private void fill(TickEvent slot, int i) {
        slot.clearTick();
        slot.market = 1 + i % MARKETS;
        slot.exchangeTimeMs = nowMs + i / MARKETS;
        slot.receiveTimeNs = slot.exchangeTimeMs * 1_000_000;
        slot.bidNanos = 1_000_000_000L + (i & 1023);
        slot.askNanos = slot.bidNanos + 60_000;
    }

    /** Validation and bars behind the ring, as in the daemon; the journal has its own table. */
    @Benchmark
    @OperationsPerInvocation(TICKS)
    public void tickringChain() {
        for (int i = 0; i < TICKS; i++) {
            TickEvent slot = chainRing.peek();
            while (slot == null) {
                Thread.yield();
                slot = chainRing.peek();
            }
            fill(slot, i);
            chainRing.publish();
        }
        while (chainRing.processed() < chainRing.published()) {
            Thread.onSpinWait();
        }
        nowMs += TICKS;
    }

    /** What the ring itself costs: a Disruptor whose handler does nothing. */
    @Benchmark
    @OperationsPerInvocation(TICKS)
    public void floorEmptyDisruptor() {
        long last = 0;
        for (int i = 0; i < TICKS; i++) {
            last = emptyRing.next();
            fill(emptyRing.get(last), i);
            emptyRing.publish(last);
        }
        while (emptyProcessor.getSequence().get() < last) {
            Thread.onSpinWait();
        }
        nowMs += TICKS;
    }

    /** The same stages on the same slots, handed over through two {@code ArrayBlockingQueue}s. */
    @Benchmark
    @OperationsPerInvocation(TICKS)
    public void chainOverArrayBlockingQueue() throws InterruptedException {
        for (int i = 0; i < TICKS; i++) {
            TickEvent slot = free.take();
            fill(slot, i);
            filled.put(slot);
        }
        sent += TICKS;
        while (taken < sent) {
            Thread.onSpinWait();
        }
        nowMs += TICKS;
    }

    private void drainQueue() {
        Engine engine = engine();
        try {
            while (!stopped) {
                TickEvent slot = filled.poll(100, TimeUnit.MILLISECONDS);
                if (slot != null) {
                    engine.apply(slot);
                    engine.outbox().freeTo(slot.barsTo);
                    free.put(slot);
                    taken = taken + 1;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
