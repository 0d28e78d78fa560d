package io.tickring.benchmarks.redis;

import java.util.List;

/**
 * One span without and one with a fault, and what came after it.
 *
 * @param without     the ticks' way in the span without a fault
 * @param with        in the span with it
 * @param felt        whether the daemon noticed
 * @param recoveredS  from the fault's end until Redis had all that was journaled by then; infinite where it never had
 * @param grownBytes  what the daemon's live heap grew by during the span with it
 * @param compared    entries and fields compared afterwards
 * @param differences of Redis from the journal
 */
record Attempt(
        RedisFault fault, HotPath without, HotPath with, boolean felt, double recoveredS, long grownBytes,
        long compared, List<String> differences) {
    private static final double MEDIAN = 0.5;

    double withoutUs() {
        return without.quantileUs(MEDIAN);
    }

    double withUs() {
        return with.quantileUs(MEDIAN);
    }

    /** @return the median with the fault by that without */
    double ratio() {
        return withUs() / withoutUs();
    }
}
