package io.tickring.engine.latency;

import java.util.stream.Stream;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.IntCountsHistogram;

/**
 * What one stage took in the last minute: six slices of ten seconds, the newest still filling, and their sum. So it
 * holds the last 50 to 60 s. One thread at a time.
 */
final class LatencyWindow {
    private static final int SLICES = 6;
    private static final long SLICE_MS = 10_000;

    private final IntCountsHistogram[] slices;
    private final Histogram sum;
    private long newest = Long.MIN_VALUE;

    LatencyWindow(long highestNs, int digits) {
        slices = Stream.generate(() -> new IntCountsHistogram(highestNs, digits)).limit(SLICES)
                .toArray(IntCountsHistogram[]::new);
        sum = new Histogram(highestNs, digits);
    }

    /**
     * @param interval what was recorded since the call before
     * @param nowMs    any clock's time; one that falls leaves the slices as they are
     */
    void add(Histogram interval, long nowMs) {
        advanceTo(Math.floorDiv(nowMs, SLICE_MS));
        if (interval.getTotalCount() > 0) {
            slice(newest).add(interval);
            sum.add(interval);
        }
    }

    private void advanceTo(long slice) {
        for (long next = Math.max(newest, slice - SLICES) + 1; next <= slice; next++) {
            forget(slice(next));
        }
        newest = Math.max(newest, slice);
    }

    /** What is empty is passed over: going through its counts costs as much as if it were full. */
    private void forget(IntCountsHistogram old) {
        if (old.getTotalCount() > 0) {
            sum.subtract(old);
            old.reset();
        }
    }

    private IntCountsHistogram slice(long number) {
        return slices[(int) Math.floorMod(number, (long) SLICES)];
    }

    Histogram sum() {
        return sum;
    }
}
