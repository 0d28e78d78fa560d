package io.tickring.feed.api.deal;

/** Which way a deal goes. */
public enum Direction {
    BUY,
    SELL;

    /** @return the one that undoes this */
    public Direction opposite() {
        return this == BUY ? SELL : BUY;
    }
}
