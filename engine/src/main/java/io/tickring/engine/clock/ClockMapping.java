package io.tickring.engine.clock;

/**
 * How the venue's clock relates to ours: at {@code receiveTimeNs} (epoch ns, ours) it stood at {@code marketMs}
 * (epoch ms) and went on at {@code rate} of its seconds to one of ours.
 *
 * @param receiveTimeNs our time of the anchor, epoch ns
 * @param marketMs      the venue's time of the anchor, epoch ms
 * @param rate          above 0; 1 but for a simulator or a replay
 */
public record ClockMapping(long receiveTimeNs, long marketMs, double rate) {
    private static final double NS_PER_MS = 1e6;

    /** @throws IllegalArgumentException for a rate that is not above 0 and finite */
    public ClockMapping {
        if (!(rate > 0 && rate <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException("clock rate must be above 0, is " + rate);
        }
    }

    /** @return a venue whose clock is ours */
    public static ClockMapping identity(long nowNs) {
        return new ClockMapping(nowNs, Math.floorDiv(nowNs, 1_000_000L), 1.0);
    }

    /**
     * @param nowNs our time, epoch ns
     * @return the venue's time then, epoch ms
     */
    public long marketTimeMs(long nowNs) {
        return marketTimeMs(receiveTimeNs, marketMs, rate, nowNs);
    }

    static long marketTimeMs(long anchorNs, long anchorMs, double rate, long nowNs) {
        return anchorMs + Math.round((nowNs - anchorNs) * rate / NS_PER_MS);
    }
}
