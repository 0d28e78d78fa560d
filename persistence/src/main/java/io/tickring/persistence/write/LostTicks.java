package io.tickring.persistence.write;

import io.tickring.engine.tick.EventKind;
import io.tickring.engine.tick.GapReason;
import io.tickring.engine.tick.TickEvent;
import java.util.Arrays;

/** Which markets lost ticks while the disk was full, and from when to when. The journaling thread writes. */
final class LostTicks {
    private final long[] fromMs;
    private final long[] toMs;
    private final TickEvent clock = new TickEvent();
    private boolean clockLost;
    private volatile long count;

    LostTicks(int maxMarkets) {
        fromMs = new long[maxMarkets];
        toMs = new long[maxMarkets];
        clear();
    }

    /** @return ticks lost since start; any thread */
    long count() {
        return count;
    }

    @SuppressWarnings("NonAtomicOperationOnVolatileField")
    void tick(int market, long marketTimeMs) {
        count++;
        span(market, marketTimeMs, marketTimeMs + 1);
    }

    /** Notes an event that found no room: a tick, a gap, or the clock, of which the last counts. */
    void event(TickEvent event) {
        switch (event.kind) {
            case TICK -> tick(event.market, event.marketTimeMs);
            case GAP -> span(event.market, event.gapFromMs, event.gapToMs);
            case CLOCK -> keepClock(event);
            default -> { }
        }
    }

    /** Writes the gaps, and the clock where one was lost, and forgets them. */
    void writeTo(JournalAppender appender, CheckpointWriter definitions, long nowNs, long nowMarketMs) {
        if (clockLost) {
            appender.room().clock(clock);
        }
        TickEvent gap = new TickEvent();
        for (int market = 0; market < fromMs.length; market++) {
            if (fromMs[market] < toMs[market]) {
                gap.clearControl(EventKind.GAP, nowNs);
                gap.market = market;
                gap.marketTimeMs = nowMarketMs;
                gap.gapFromMs = fromMs[market];
                gap.gapToMs = toMs[market];
                gap.gapReason = GapReason.NOT_JOURNALED;
                definitions.define(market);
                appender.room().gap(gap);
            }
        }
        clear();
    }

    private void span(int market, long from, long to) {
        fromMs[market] = Math.min(fromMs[market], from);
        toMs[market] = Math.max(toMs[market], to);
    }

    private void keepClock(TickEvent event) {
        clock.clearControl(EventKind.CLOCK, event.receiveTimeNs);
        clock.clockMarketMs = event.clockMarketMs;
        clock.clockRate = event.clockRate;
        clock.clockStep = event.clockStep;
        clock.marketTimeMs = event.marketTimeMs;
        clockLost = true;
    }

    private void clear() {
        Arrays.fill(fromMs, Long.MAX_VALUE);
        Arrays.fill(toMs, Long.MIN_VALUE);
        clockLost = false;
    }
}
