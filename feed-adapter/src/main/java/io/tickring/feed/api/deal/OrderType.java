package io.tickring.feed.api.deal;

/** What a working order waits for. */
public enum OrderType {
    /** A better price than the one now. */
    LIMIT,
    /** A worse price than the one now. */
    STOP
}
