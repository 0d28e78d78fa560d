package io.tickring.simulator.order;

import io.tickring.simulator.market.Quote;

/** How a working order waits for its level. */
public enum OrderType {
    /** For a price at least as good. */
    LIMIT,
    /** For a price at most as good. */
    STOP;

    /** @return whether this quote triggers an order of this side at this level */
    public boolean isReached(Direction direction, long level, Quote quote) {
        Direction towards = this == STOP ? direction : direction.opposite();
        return towards.reaches(direction.opening(quote), level);
    }
}
