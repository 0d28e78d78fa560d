package io.tickring.benchmarks.disk.rig;

import io.tickring.engine.tick.EventKind;
import io.tickring.engine.tick.GapReason;
import io.tickring.engine.tick.TickEvent;
import java.util.Random;

/** Events of every kind in a plausible order, the same for a seed. */
final class RandomEvents {
    static final int MARKETS = 5;
    static final long START_MS = 1_700_000_040_000L;
    private static final long NS_PER_MS = 1_000_000;
    private static final long PRICE = 64_250_000_000L;
    private static final int FRAME_BYTES = 120;

    private final Random random;
    private final int stepMs;
    private long timeMs;

    /**
     * @param fromMs time of the first event at the earliest, epoch ms
     * @param stepMs at most so long from one event to the next
     */
    RandomEvents(long seed, long fromMs, int stepMs) {
        random = new Random(seed);
        this.stepMs = stepMs;
        timeMs = fromMs;
    }

    /** Fills the event. */
    void next(TickEvent event) {
        timeMs += random.nextInt(stepMs);
        long nowNs = timeMs * NS_PER_MS + random.nextInt(1_000_000);
        switch (random.nextInt(32)) {
            case 0 -> event.clearControl(EventKind.HEARTBEAT, nowNs);
            case 1 -> clock(event, nowNs);
            case 2 -> gap(event, nowNs);
            case 3 -> event.clearControl(EventKind.CHECKPOINT, nowNs);
            default -> tick(event, nowNs);
        }
    }

    private void tick(TickEvent event, long nowNs) {
        event.clearTick();
        event.receiveTimeNs = nowNs;
        event.market = 1 + random.nextInt(MARKETS);
        event.exchangeTimeMs = timeMs - random.nextInt(300);
        event.bidNanos = PRICE + random.nextInt(900) * 1_000_000L;
        event.askNanos = event.bidNanos + (random.nextInt(200) - 5) * 1_000_000L;
        event.bidSizeMicros = random.nextBoolean() ? TickEvent.ABSENT : random.nextInt(500) * 1_000_000L;
        event.askSizeMicros = random.nextInt(500) * 1_000_000L;
        event.frameLength = random.nextInt(FRAME_BYTES);
        random.nextBytes(event.frame);
    }

    private void clock(TickEvent event, long nowNs) {
        event.clearControl(EventKind.CLOCK, nowNs);
        event.clockMarketMs = timeMs + random.nextInt(20);
        event.clockRate = 1;
    }

    private void gap(TickEvent event, long nowNs) {
        event.clearControl(EventKind.GAP, nowNs);
        event.market = 1 + random.nextInt(MARKETS);
        event.gapFromMs = timeMs - random.nextInt(3_000);
        event.gapToMs = timeMs;
        event.gapReason = GapReason.DISCONNECTED;
    }
}
