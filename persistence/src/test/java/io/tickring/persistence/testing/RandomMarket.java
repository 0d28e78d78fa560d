package io.tickring.persistence.testing;

import io.tickring.engine.tick.EventKind;
import io.tickring.engine.tick.GapReason;
import io.tickring.engine.tick.TickEvent;
import java.util.Random;

/** Random events of every kind, good and bad ticks among them, the same for a seed. */
public final class RandomMarket {
    private static final long PRICE = 150_250_000_000L;

    private final Random random;
    private long timeMs = Rig.START_MS;

    public RandomMarket(long seed) {
        random = new Random(seed);
    }

    /** Fills the event. */
    public void next(TickEvent event) {
        timeMs += random.nextInt(900);
        long nowNs = timeMs * Rig.NS_PER_MS + random.nextInt(1_000_000);
        int kind = random.nextInt(100);
        if (kind < 90) {
            tick(event, nowNs);
        } else if (kind < 96) {
            event.clearControl(EventKind.HEARTBEAT, nowNs);
        } else if (kind < 98) {
            clock(event, nowNs);
        } else {
            gap(event, nowNs);
        }
    }

    private void tick(TickEvent event, long nowNs) {
        event.clearTick();
        event.receiveTimeNs = nowNs;
        event.market = 1 + random.nextInt(Rig.MARKETS);
        event.exchangeTimeMs = timeMs - (random.nextInt(10) == 0 ? random.nextInt(400_000) : random.nextInt(300));
        event.bidNanos = PRICE + random.nextInt(1000) * 1_000_000L;
        event.askNanos = event.bidNanos + random.nextInt(300) * 1_000_000L - 5_000_000L;
        event.bidSizeMicros = random.nextBoolean() ? TickEvent.ABSENT : random.nextInt(1000) * 1_000_000L;
        event.askSizeMicros = random.nextInt(1000) * 1_000_000L;
        if (random.nextInt(30) == 0) {
            event.bidNanos *= 2;
            event.askNanos *= 2;
        }
        if (random.nextInt(30) == 0) {
            event.bidNanos = TickEvent.ABSENT;
        }
        event.frameLength = random.nextInt(200);
        random.nextBytes(event.frame);
    }

    private void clock(TickEvent event, long nowNs) {
        event.clearControl(EventKind.CLOCK, nowNs);
        event.clockMarketMs = timeMs + random.nextInt(100) - 50;
        event.clockRate = 1;
        event.clockStep = random.nextBoolean();
    }

    private void gap(TickEvent event, long nowNs) {
        event.clearControl(EventKind.GAP, nowNs);
        event.market = 1 + random.nextInt(Rig.MARKETS);
        event.gapFromMs = timeMs - random.nextInt(5000);
        event.gapToMs = timeMs;
        event.gapReason = GapReason.SILENT;
    }
}
