package io.tickring.simulator.synthetic;

/** Random numbers that are functions of their place, so that any part of a path can be made again on its own. */
final class Noise {
    private static final double LANE_MEAN = 2 * 65_535.0;
    // Standard deviation of the sum of four 16-bit numbers: sqrt(4 (2^32 - 1) / 12).
    private static final double LANE_DEVIATION = Math.sqrt(((1L << 32) - 1) / 3.0);

    private Noise() {
    }

    /** Finalizer of SplitMix64 (Steele, Lea, Flood 2014) over the pair. */
    static long hash(long seed, long place) {
        long z = seed + place * 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    static long hash(long seed, String name) {
        long hash = seed;
        for (int i = 0; i < name.length(); i++) {
            hash = hash(hash, name.charAt(i));
        }
        return hash;
    }

    /** @return nearly normal, mean 0, deviation 1, never beyond 3.47: the sum of four even numbers */
    static double gauss(long hash) {
        long sum = (hash & 0xFFFF) + (hash >>> 16 & 0xFFFF) + (hash >>> 32 & 0xFFFF) + (hash >>> 48);
        return (sum - LANE_MEAN) / LANE_DEVIATION;
    }

    /** @return even in [0, 1) */
    static double unit(long hash) {
        return (hash >>> 11) * 0x1p-53;
    }
}
