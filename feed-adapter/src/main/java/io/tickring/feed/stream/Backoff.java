package io.tickring.feed.stream;

import java.util.function.DoubleSupplier;

/** How long to wait before the next attempt: almost nothing at first, then twice as long each time, never in step. */
public final class Backoff {
    private static final long FIRST_MS = 200;
    private static final int MOST_DOUBLINGS = 20;

    private final long maxMs;
    private final DoubleSupplier random;
    private int attempts;

    /**
     * @param maxMs  longest wait
     * @param random from 0 to 1
     */
    public Backoff(long maxMs, DoubleSupplier random) {
        this.maxMs = maxMs;
        this.random = random;
    }

    /** @return the wait before the next attempt, ms: half of it certain, half by chance */
    public long nextMs() {
        long longest = Math.min(maxMs, FIRST_MS << Math.min(attempts, MOST_DOUBLINGS));
        attempts++;
        return longest / 2 + (long) (longest / 2 * random.getAsDouble());
    }

    /** Says that all is well again. */
    public void reset() {
        attempts = 0;
    }
}
