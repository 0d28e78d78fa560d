package io.tickring.engine.status;

/**
 * What the venue says of a market beside its quotes.
 *
 * @param status            whether it trades
 * @param source            how its quotes come
 * @param referenceMidNanos the mid at the last valuation, in 1e-9 of the quote currency, or
 *                          {@link io.tickring.engine.tick.TickEvent#ABSENT}: "change" counts from it
 */
public record MarketState(Status status, Source source, long referenceMidNanos) {
    /** Whether a market trades, as far as the venue says. */
    public enum Status { OPEN, CLOSED, STALE, UNKNOWN }

    /** How the quotes of a market come. */
    public enum Source { STREAMED, POLLED, NONE }
}
