package io.tickring.simulator.order;

import java.util.OptionalLong;

/**
 * Where a position ends by itself, in points; {@link #NONE} for what is not set.
 *
 * @param trail distance at which a trailing stop follows the price
 */
public record Protection(boolean guaranteedStop, boolean trailingStop, long stop, long trail, long profit) {
    public static final long NONE = Long.MIN_VALUE;

    private static final Protection NOTHING = new Protection(false, false, NONE, NONE, NONE);

    /** @return no stop and no profit level */
    public static Protection none() {
        return NOTHING;
    }

    /** @param close points at which a position of this side would close now */
    public boolean stops(Direction direction, long close) {
        return stop != NONE && direction.opposite().reaches(close, stop);
    }

    /** @param close points at which a position of this side would close now */
    public boolean takesProfit(Direction direction, long close) {
        return profit != NONE && direction.reaches(close, profit);
    }

    /** @return with a trailing stop moved behind this price; the same where it does not move */
    public Protection follow(Direction direction, long close) {
        if (!trailingStop) {
            return this;
        }
        long moved = close - direction.sign() * trail;
        return moved != stop && direction.reaches(moved, stop)
                ? new Protection(guaranteedStop, true, moved, trail, profit) : this;
    }

    public OptionalLong stopLevel() {
        return optional(stop);
    }

    public OptionalLong profitLevel() {
        return optional(profit);
    }

    public OptionalLong stopDistance() {
        return optional(trail);
    }

    private static OptionalLong optional(long points) {
        return points == NONE ? OptionalLong.empty() : OptionalLong.of(points);
    }
}
