package io.tickring.simulator.market;

/** What a position costs or earns for each night, in percent of its value, and when. The same for every market. */
public final class OvernightFee {
    public static final double LONG_PERCENT = -0.0151992;
    public static final double SHORT_PERCENT = 0.0069792;
    public static final int INTERVAL_MINUTES = 1_440;

    private OvernightFee() {
    }

    /** @return epoch ms of the next charge after this instant: the end of the session, 22:00 UTC */
    public static long nextAfter(long timeMs) {
        return Resolution.DAY.openOf(timeMs) + Resolution.DAY.lengthMs();
    }
}
