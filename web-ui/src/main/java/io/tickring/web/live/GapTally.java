package io.tickring.web.live;

import io.tickring.engine.tick.TickEvent;

/** How long a market was watched, and how much of that it was without data. In the venue's time. */
final class GapTally {
    private long count;
    private long gapMs;
    private long observedFromMs = Long.MAX_VALUE;

    void onTick(long exchangeTimeMs) {
        observedFromMs = Math.min(observedFromMs, exchangeTimeMs);
    }

    /** One that only begins counts when it ends. */
    void onGap(TickEvent gap) {
        if (gap.gapFromMs == gap.gapToMs) {
            return;
        }
        observedFromMs = Math.min(observedFromMs, gap.gapFromMs);
        gapMs += Math.max(0, gap.gapToMs - gap.gapFromMs);
        count++;
    }

    long count() {
        return count;
    }

    long gapMs() {
        return gapMs;
    }

    /** @return time since the first tick or gap, ms; 0 before one */
    long observedMs(long marketTimeMs) {
        return Math.max(0, marketTimeMs - Math.min(marketTimeMs, observedFromMs));
    }
}
