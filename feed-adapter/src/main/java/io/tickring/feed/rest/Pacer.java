package io.tickring.feed.rest;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Lets at most so many callers pass in any window of time, in order of arrival. For any thread. */
final class Pacer {
    private final long windowNs;
    private final LongSupplier monotonicNs;
    private final long[] grants;
    private int oldest;

    /**
     * @param permits     callers in a window
     * @param windowNs    length of any window, ns
     * @param monotonicNs a clock that never steps, ns
     */
    Pacer(int permits, long windowNs, LongSupplier monotonicNs) {
        this.windowNs = windowNs;
        this.monotonicNs = monotonicNs;
        grants = new long[permits];
        Arrays.fill(grants, monotonicNs.getAsLong() - windowNs);
    }

    /** Waits for the caller's turn. */
    void await() throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(reserve());
    }

    /** @return how long the caller has to wait for the turn that is now its own, ns */
    synchronized long reserve() {
        long nowNs = monotonicNs.getAsLong();
        long waitNs = Math.max(0, grants[oldest] + windowNs - nowNs);
        grants[oldest] = nowNs + waitNs;
        oldest = (oldest + 1) % grants.length;
        return waitNs;
    }

    /** @return whether there was a turn at once, which is now the caller's */
    synchronized boolean tryTake() {
        return left() > 0 && reserve() == 0;
    }

    /** @return callers that could pass at once */
    synchronized int left() {
        long openNs = monotonicNs.getAsLong() - windowNs;
        return (int) Arrays.stream(grants).filter(grantNs -> grantNs - openNs <= 0).count();
    }
}
