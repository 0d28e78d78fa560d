package io.tickring.benchmarks.redis;

import java.util.Arrays;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * How long ticks took from their frame's receipt to their acknowledgement in the journal, as the daemon counted them:
 * its histogram of the stage {@code journal}, since its start or between two moments.
 *
 * @param upToSeconds upper ends of the buckets, rising; the last is infinite
 * @param ticks       counted in each bucket
 */
record HotPath(double[] upToSeconds, long[] ticks) {
    private static final Pattern BUCKET = Pattern.compile(
            "tickring_stage_seconds_bucket\\{stage=\"journal\",le=\"([^\"]+)\"} (\\d+)");
    private static final double US_PER_SECOND = 1e6;

    /** @param metrics the daemon's figures in the words of Prometheus */
    static HotPath of(String metrics) {
        MatchResult[] found = BUCKET.matcher(metrics).results().toArray(MatchResult[]::new);
        double[] ends = Arrays.stream(found).mapToDouble(each -> end(each.group(1))).toArray();
        long[] ticks = new long[found.length];
        long before = 0;
        for (int i = 0; i < found.length; i++) {
            long upTo = Long.parseLong(found[i].group(2));
            ticks[i] = upTo - before;
            before = upTo;
        }
        return new HotPath(ends, ticks);
    }

    private static double end(String text) {
        return "+Inf".equals(text) ? Double.POSITIVE_INFINITY : Double.parseDouble(text);
    }

    /** @return what was counted after the other */
    HotPath since(HotPath before) {
        long[] between = new long[ticks.length];
        Arrays.setAll(between, i -> ticks[i] - before.ticks[i]);
        return new HotPath(upToSeconds, between);
    }

    long count() {
        return Arrays.stream(ticks).sum();
    }

    /**
     * @param share 0 to 1
     * @return time that this share of the ticks did not exceed, in us; within a bucket the ticks are taken to be spread
     *         evenly over the logarithm. NaN where there were none
     */
    double quantileUs(double share) {
        double wanted = share * count();
        double below = 0;
        for (int i = 0; i < ticks.length; i++) {
            if (ticks[i] > 0 && below + ticks[i] >= wanted) {
                return within(i, (wanted - below) / ticks[i]) * US_PER_SECOND;
            }
            below += ticks[i];
        }
        return Double.NaN;
    }

    private double within(int bucket, double share) {
        double end = upToSeconds[bucket];
        if (bucket == 0 || Double.isInfinite(end)) {
            return end;
        }
        double begin = upToSeconds[bucket - 1];
        return begin * Math.pow(end / begin, share);
    }
}
