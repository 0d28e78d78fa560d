package io.tickring.simulator;

import java.util.function.LongSupplier;

/** Simulated time: so many simulated milliseconds a millisecond from a given start. Safe for any thread. */
final class ScaledClock implements LongSupplier {
    private final LongSupplier nanoTime;
    private final long startNs;
    private final long startMs;
    private final double msPerNs;

    ScaledClock(long startMs, double speed, LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.startNs = nanoTime.getAsLong();
        this.startMs = startMs;
        this.msPerNs = speed / 1e6;
    }

    @Override
    public long getAsLong() {
        return startMs + (long) ((nanoTime.getAsLong() - startNs) * msPerNs);
    }
}
