package io.tickring.engine.status;

import io.tickring.engine.tick.TickEvent;

/**
 * What is known of a market beside its quotes. Times are the venue's, epoch ms, {@link TickEvent#ABSENT} for none.
 *
 * @param status            whether it trades
 * @param source            how its quotes come
 * @param reason            why they do not come, or are polled, for a person; empty where all is well
 * @param referenceMidNanos the mid at the last valuation, in 1e-9 of the quote currency, or ABSENT: "change" counts
 *                          from it
 * @param openSinceMs       when it opened by its hours, where these are known
 * @param staleAfterMs      without a quote for longer than this it is stale while it is open, ms of the venue's time
 * @param gapFromMs         where the gap begins that has not ended
 */
public record MarketState(Status status, Source source, String reason, long referenceMidNanos, long openSinceMs,
        long staleAfterMs, long gapFromMs) {

    /** Whether a market trades. Silence of a closed market is in order; an open one is stale then. */
    public enum Status { OPEN, CLOSED, STALE, UNKNOWN }

    /** How the quotes of a market come. */
    public enum Source { STREAMED, POLLED, NONE }

    /** @return a market that trades, or does not, and of which nothing else is to be told */
    public static MarketState of(Status status, Source source, long referenceMidNanos) {
        return new MarketState(status, source, "", referenceMidNanos, TickEvent.ABSENT, Long.MAX_VALUE,
                TickEvent.ABSENT);
    }

    /**
     * @param lastQuoteMs time of the last accepted tick, ABSENT for none
     * @param nowMs       the market clock
     * @return the status, STALE where it is open and silent for too long
     */
    public Status statusAt(long lastQuoteMs, long nowMs) {
        long heardMs = Math.max(lastQuoteMs, openSinceMs);
        boolean silent = heardMs != TickEvent.ABSENT && nowMs - heardMs > staleAfterMs;
        return status == Status.OPEN && silent ? Status.STALE : status;
    }
}
