package io.tickring.simulator.synthetic;

/**
 * A random walk over whole numbers whose value anywhere costs at most thirty hashes: Lévy's construction, which halves
 * an interval and displaces the middle. W(0) is 0; the variance of a step is 1.
 *
 * <p>The last way down is kept, so neighbours cost two or three hashes. Not thread-safe; equal seeds give equal paths.
 */
final class BrownianPath {
    static final int DEPTH = 30;
    private static final double[] DEVIATION = deviations();

    private final long seed;
    private final double[] low = new double[DEPTH + 1];
    private final double[] high = new double[DEPTH + 1];
    private long sideSeed;
    private boolean negative;
    private long last;

    BrownianPath(long seed) {
        this.seed = seed;
        side(false);
        descend(0, 0);
    }

    /** @param place between -2^30 and 2^30, both exclusive */
    double at(long place) {
        if (place < 0 != negative) {
            side(place < 0);
            return descend(Math.abs(place), 0);
        }
        long distance = Math.abs(place);
        long changed = distance ^ last;
        return descend(distance, DEPTH - (Long.SIZE - Long.numberOfLeadingZeros(changed)));
    }

    private void side(boolean toNegative) {
        negative = toNegative;
        sideSeed = Noise.hash(seed, toNegative ? 1 : 2);
        low[0] = 0;
        high[0] = Math.sqrt(1L << DEPTH) * Noise.gauss(Noise.hash(sideSeed, 0));
    }

    private double descend(long distance, int fromLevel) {
        for (int level = fromLevel; level < DEPTH; level++) {
            long cell = (1L << level) + (distance >>> (DEPTH - level));
            double middle = (low[level] + high[level]) / 2
                    + DEVIATION[level] * Noise.gauss(Noise.hash(sideSeed, cell));
            boolean upper = (distance >>> (DEPTH - level - 1) & 1) == 1;
            low[level + 1] = upper ? middle : low[level];
            high[level + 1] = upper ? high[level] : middle;
        }
        last = distance;
        return low[DEPTH];
    }

    /** The middle of a bridge over n steps deviates by sqrt(n) / 2. */
    private static double[] deviations() {
        double[] deviations = new double[DEPTH];
        for (int level = 0; level < DEPTH; level++) {
            deviations[level] = Math.sqrt(1L << (DEPTH - level)) / 2;
        }
        return deviations;
    }
}
