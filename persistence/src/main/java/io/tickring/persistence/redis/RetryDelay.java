package io.tickring.persistence.redis;

import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;

/** How long to wait before the next attempt: twice as long each time up to a limit, half of it by chance. */
final class RetryDelay {
    private static final long FIRST_MS = 100;
    private static final int MOST_DOUBLINGS = 20;

    private final long maxMs;
    private final DoubleSupplier random;
    private int attempts;

    /** @param random from 0 to 1 */
    RetryDelay(long maxMs, DoubleSupplier random) {
        this.maxMs = maxMs;
        this.random = random;
    }

    long nextNs() {
        long longestMs = Math.min(maxMs, FIRST_MS << Math.min(attempts, MOST_DOUBLINGS));
        attempts++;
        long longestNs = TimeUnit.MILLISECONDS.toNanos(longestMs);
        return longestNs / 2 + (long) (longestNs / 2 * random.getAsDouble());
    }

    /** Says that all is well again. */
    void reset() {
        attempts = 0;
    }
}
