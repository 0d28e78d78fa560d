package io.tickring.engine.ring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tickring.engine.Engine;
import io.tickring.engine.EngineSettings;
import io.tickring.engine.Ticks;
import io.tickring.engine.market.Market;
import io.tickring.engine.tick.EventKind;
import io.tickring.engine.tick.TickEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(60)
class TickRingTest {
    private static final int TICKS = 50_000;

    private final Engine engine = engine();

    private static Engine engine() {
        Engine engine = new Engine(EngineSettings.defaults());
        engine.markets().define(Market.bare(0, "A"));
        engine.markets().define(Market.bare(0, "B"));
        return engine;
    }

    private static void publish(TickRing ring, EventKind kind, long atMs) {
        TickEvent slot = freeSlot(ring);
        slot.clearControl(kind, atMs * 1_000_000);
        slot.clockMarketMs = atMs;
        slot.clockRate = 1;
        ring.publish();
    }

    private static TickEvent freeSlot(TickRing ring) {
        TickEvent slot = ring.peek();
        while (slot == null) {
            Thread.yield();
            slot = ring.peek();
        }
        return slot;
    }

    private static List<String> outcomes(RingLayout layout, WaitPreset preset) {
        Engine engine = engine();
        Recorder journal = new Recorder(engine);
        TickRing ring = new TickRing(engine, journal, new RingSettings(1024, layout, preset), () -> 0);
        ring.start();
        Random random = new Random(7);
        long nowMs = Ticks.NOON_MS;
        publish(ring, EventKind.CLOCK, nowMs);
        for (int i = 0; i < TICKS; i++) {
            nowMs += random.nextInt(50);
            TickEvent slot = freeSlot(ring);
            long bid = 1_000_000_000L + random.nextInt(9) * 1_000_000L;
            Ticks.fill(slot, 1 + random.nextInt(2), nowMs, bid, bid + random.nextInt(3) - 1);
            ring.publish();
            if (i % 1_000 == 0) {
                publish(ring, EventKind.HEARTBEAT, nowMs);
            }
        }
        ring.close();
        return journal.lines;
    }

    @ParameterizedTest
    @EnumSource(WaitPreset.class)
    void shouldGiveTheSameOutputInBothLayouts(WaitPreset preset) {
        List<String> fused = outcomes(RingLayout.FUSED, preset);
        List<String> pipelined = outcomes(RingLayout.PIPELINED, preset);

        assertThat(fused).hasSize(TICKS + TICKS / 1_000 + 1);
        assertThat(pipelined).isEqualTo(fused);
    }

    @ParameterizedTest
    @EnumSource(WaitPreset.class)
    void shouldWakeASleepingEngineForASingleEvent(WaitPreset preset) {
        Recorder journal = new Recorder(engine);
        try (TickRing ring = new TickRing(engine, journal, new RingSettings(1024, RingLayout.FUSED, preset), () -> 0)) {
            ring.start();
            for (int i = 1; i <= 50; i++) {
                publish(ring, EventKind.HEARTBEAT, Ticks.NOON_MS + i);
                long expected = i;
                await().pollInterval(Duration.ofMillis(1)).atMost(Duration.ofSeconds(5))
                        .until(() -> ring.processed() == expected);
            }
        }
    }

    @Test
    void shouldGiveNoSlotWhileTheRingIsFullAndEndEveryBatchAtItsLimit() {
        CountDownLatch gate = new CountDownLatch(1);
        List<Integer> batches = new ArrayList<>();
        int[] size = new int[1];
        JournalStage gated = (event, endOfBatch) -> {
            awaitQuietly(gate);
            size[0]++;
            if (endOfBatch) {
                batches.add(size[0]);
                size[0] = 0;
            }
        };
        TickRing ring = new TickRing(engine, gated, new RingSettings(1024, RingLayout.FUSED, WaitPreset.ECO), () -> 0);
        ring.start();
        for (int i = 0; i < 1024; i++) {
            publish(ring, EventKind.HEARTBEAT, Ticks.NOON_MS);
        }

        TickEvent none = ring.peek();
        gate.countDown();
        ring.close();

        assertThat(none).isNull();
        assertThat(ring.freeSlots()).isEqualTo(1024);
        assertThat(batches).allMatch(batch -> batch <= RingSettings.BATCH_LIMIT);
        assertThat(batches.stream().mapToInt(Integer::intValue).sum()).isEqualTo(1024);
    }

    private static void awaitQuietly(CountDownLatch gate) {
        try {
            gate.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @EnumSource(RingLayout.class)
    void shouldStopEverythingWhenTheJournalFails(RingLayout layout) {
        List<Long> journaled = new ArrayList<>();
        JournalStage broken = (event, endOfBatch) -> {
            if (event.receiveTimeNs == 3) {
                throw new IllegalStateException("disk gone");
            }
            journaled.add(event.receiveTimeNs);
        };
        TickRing ring = new TickRing(engine, broken, new RingSettings(1024, layout, WaitPreset.BALANCED), () -> 0);
        for (int i = 1; i <= 9; i++) {
            ring.peek().clearControl(EventKind.CHECKPOINT, i);
            ring.publish();
        }
        ring.start();

        await().atMost(Duration.ofSeconds(10)).until(ring::failed);
        ring.close();

        assertThat(journaled).containsExactly(1L, 2L);
        assertThat(ring.failure()).hasValueSatisfying(cause -> assertThat(cause).hasMessage("disk gone"));
    }

    @Test
    void shouldTurnADefectIntoARejectedTick() {
        List<String> reasons = new ArrayList<>();
        TickRing ring = new TickRing(engine, (event, end) -> reasons.add(event.rejectReason.key()),
                RingSettings.defaults(), () -> 0);
        ring.start();
        Ticks.fill(ring.peek(), 99, Ticks.NOON_MS, 1, 1);
        ring.publish();
        Ticks.fill(ring.peek(), 1, Ticks.NOON_MS, 1, 1);
        ring.publish();
        ring.close();

        assertThat(reasons).containsExactly("internal_error", "none");
    }

    /** Writes down what a journal would keep. */
    private static final class Recorder implements JournalStage {
        private final Engine engine;
        private final List<String> lines = new ArrayList<>();

        Recorder(Engine engine) {
            this.engine = engine;
        }

        @Override
        public void onEvent(TickEvent event, boolean endOfBatch) {
            StringBuilder line = new StringBuilder().append(event.kind).append(' ').append(event.rejectReason)
                    .append(' ').append(event.marks).append(' ').append(event.receiveTimeNs);
            for (long at = event.barsFrom; at < event.barsTo; at++) {
                line.append(' ').append(engine.outbox().get(at));
            }
            engine.outbox().freeTo(event.barsTo);
            lines.add(line.toString());
        }
    }
}
