package io.tickring.feed.rest;

import io.tickring.feed.rest.VenueException.Cause;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * When a log-in may leave: one a second at most, jittered after one that failed, and ever later where the venue said
 * no, for it counts those of other processes with ours. Under its owner's lock.
 */
final class LoginPace {
    private static final long WINDOW_NS = TimeUnit.MILLISECONDS.toNanos(1_100);
    private static final long FIRST_WAIT_MS = 1_000;
    private static final double JITTER = 0.5;

    private final Pacer pacer;
    private final long longestMs;
    private long waitMs = FIRST_WAIT_MS;

    LoginPace(long longestMs, LongSupplier monotonicNs) {
        this.longestMs = longestMs;
        pacer = new Pacer(1, WINDOW_NS, monotonicNs);
    }

    void await() {
        try {
            pacer.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new VenueException("log-in", 0, "interrupted", Cause.NOT_SENT);
        }
    }

    /**
     * @param saidNo whether the venue answered and refused; otherwise it may be back any moment
     * @return how long to wait after one more failure, ns
     */
    long nextWaitNs(boolean saidNo) {
        long plainMs = saidNo ? waitMs : FIRST_WAIT_MS;
        if (saidNo) {
            waitMs = Math.min(waitMs * 2, longestMs);
        }
        long jitteredMs = (long) (plainMs * (1 + JITTER * ThreadLocalRandom.current().nextDouble()));
        return TimeUnit.MILLISECONDS.toNanos(Math.min(jitteredMs, longestMs));
    }

    void onSuccess() {
        waitMs = FIRST_WAIT_MS;
    }
}
