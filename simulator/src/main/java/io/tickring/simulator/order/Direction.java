package io.tickring.simulator.order;

import io.tickring.simulator.market.Quote;

/** The side of a deal. */
public enum Direction {
    BUY(1),
    SELL(-1);

    private final int sign;

    Direction(int sign) {
        this.sign = sign;
    }

    /** @return 1 where a rising price earns, else -1 */
    public int sign() {
        return sign;
    }

    public Direction opposite() {
        return this == BUY ? SELL : BUY;
    }

    /** @return points at which this side opens: the offer to buy, the bid to sell */
    public long opening(Quote quote) {
        return this == BUY ? quote.ask() : quote.bid();
    }

    /** @return points at which a position of this side closes */
    public long closing(Quote quote) {
        return this == BUY ? quote.bid() : quote.ask();
    }

    /** @return whether a price lies at a level or on its far side for who earns by this direction */
    boolean reaches(long points, long level) {
        return sign * Long.compare(points, level) >= 0;
    }
}
