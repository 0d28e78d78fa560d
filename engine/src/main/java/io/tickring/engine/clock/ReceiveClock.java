package io.tickring.engine.clock;

import java.util.function.LongSupplier;

/**
 * Our own time, epoch ns: an anchor plus the monotonic clock. It never falls, not even across restarts, and follows
 * the wall clock gently: by at most 500 ppm, unless the wall clock has jumped ahead.
 *
 * <p>Any thread may read it; one thread calls {@link #discipline()} once a second.
 */
public final class ReceiveClock {
    private static final double MAX_SLEW = 500e-6;
    private static final long STEP_NS = 1_000_000_000L;
    private static final double CORRECTION_SECONDS = 10e9;

    private final LongSupplier wallNs;
    private final LongSupplier monotonicNs;
    private volatile Anchor anchor;
    private volatile long lagNs;

    /**
     * @param wallNs      the wall clock, epoch ns; may step
     * @param monotonicNs a clock that never steps, of any origin, ns
     * @param lastKnownNs the last time this clock gave before the restart, or 0: it goes on above
     */
    public ReceiveClock(LongSupplier wallNs, LongSupplier monotonicNs, long lastKnownNs) {
        this.wallNs = wallNs;
        this.monotonicNs = monotonicNs;
        anchor = new Anchor(Math.max(wallNs.getAsLong(), lastKnownNs + 1), monotonicNs.getAsLong(), 0);
    }

    /** @return our time, epoch ns */
    public long nowNs() {
        return anchor.at(monotonicNs.getAsLong());
    }

    /** @return how far the wall clock is ahead of ours, ns; negative where it was set back */
    public long lagNs() {
        return lagNs;
    }

    /**
     * Compares with the wall clock and corrects.
     *
     * @return whether the wall clock is off by more than a second: ahead, then ours has jumped to it; behind, then ours
     *         goes on and lets the wall clock come near at 500 ppm
     */
    public boolean discipline() {
        long monotonic = monotonicNs.getAsLong();
        long now = anchor.at(monotonic);
        long offNs = wallNs.getAsLong() - now;
        boolean wasStepped = Math.abs(lagNs) > STEP_NS;
        lagNs = offNs;
        if (offNs > STEP_NS) {
            lagNs = 0;
            anchor = new Anchor(now + offNs, monotonic, 0);
            return true;
        }
        double slew = Math.max(-MAX_SLEW, Math.min(MAX_SLEW, offNs / CORRECTION_SECONDS));
        anchor = new Anchor(now, monotonic, slew);
        return offNs < -STEP_NS && !wasStepped;
    }

    private record Anchor(long timeNs, long monotonicNs, double slew) {
        long at(long monotonic) {
            long passed = monotonic - monotonicNs;
            return timeNs + passed + (long) (passed * slew);
        }
    }
}
