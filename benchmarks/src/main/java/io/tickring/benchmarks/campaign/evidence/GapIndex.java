package io.tickring.benchmarks.campaign.evidence;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Finds out at once whether a time lies in one of very many gaps: by begin, each with the latest end so far. */
public final class GapIndex {
    private final long[] fromMs;
    private final long[] latestToMs;

    public GapIndex(List<GapSpan> gaps) {
        List<GapSpan> sorted = gaps.stream().sorted(Comparator.comparingLong(GapSpan::fromMs)).toList();
        fromMs = sorted.stream().mapToLong(GapSpan::fromMs).toArray();
        latestToMs = sorted.stream().mapToLong(GapSpan::toMs).toArray();
        Arrays.parallelPrefix(latestToMs, Math::max);
    }

    /** @param marginMs how far inside of a gap the time must lie at least; below 0: how far outside it may */
    public boolean holds(long timeMs, long marginMs) {
        int found = Arrays.binarySearch(fromMs, timeMs - marginMs);
        int begun = found >= 0 ? found : -found - 2;
        while (begun + 1 < fromMs.length && fromMs[begun + 1] <= timeMs - marginMs) {
            begun++;
        }
        return begun >= 0 && latestToMs[begun] >= timeMs + marginMs;
    }
}
