package io.tickring.feed.rest;

import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/**
 * How long to wait after a log-in that failed: jittered, and ever longer where the venue said no, for it counts those
 * of other processes with ours. Under its owner's lock.
 */
final class LoginPace {
    private static final long FIRST_WAIT_MS = 1_000;
    private static final double JITTER = 0.5;

    private final long longestMs;
    private long waitMs = FIRST_WAIT_MS;

    LoginPace(long longestMs) {
        this.longestMs = longestMs;
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
