package io.tickring.persistence.redis.batch;

import io.tickring.engine.tick.Decimal;
import io.tickring.engine.tick.TickEvent;

/** What the writer knows of one market in Redis. One thread. */
public final class CachedMarket {
    final CacheKeys keys;
    /** Records up to here are in Redis already and are passed over. */
    long doneSequence;
    /** Whether Redis confirmed the hash of the quote: then it has to be there. */
    boolean quoteKnown;
    /** Whether the quote changed since it was written. */
    boolean quoteChanged;
    /** Whether a tick or a bar of the batch being filled went to the stream: its trimming and expiry are settled. */
    boolean ticked;
    boolean barred;
    private final int number;
    /** The last tick that Redis confirmed, null for none. */
    private String confirmedId;
    private long confirmedIdMs;
    private long lastIdMs;
    private long bidNanos;
    private long askNanos;
    private long bidSizeMicros;
    private long askSizeMicros;
    private long exchangeTimeMs;
    private long receiveTimeMs;
    private long sequence;

    CachedMarket(int number, CacheKeys keys) {
        this.number = number;
        this.keys = keys;
    }

    /** @return the journal's number of the market */
    public int number() {
        return number;
    }

    /** Records up to here are in Redis already, and are passed over. */
    public void has(long upToSequence) {
        doneSequence = upToSequence;
    }

    /** Takes a tick as the last quote. */
    void take(long atSequence, TickEvent tick, long receivedMs) {
        bidNanos = tick.bidNanos;
        askNanos = tick.askNanos;
        bidSizeMicros = tick.bidSizeMicros;
        askSizeMicros = tick.askSizeMicros;
        exchangeTimeMs = tick.exchangeTimeMs;
        receiveTimeMs = receivedMs;
        sequence = atSequence;
        lastIdMs = Math.max(lastIdMs, receivedMs);
        quoteChanged = true;
    }

    /** @return the last quote's id in the stream: rises with every tick, whatever a clock does */
    String id() {
        return lastIdMs + "-" + sequence;
    }

    long lastIdMs() {
        return lastIdMs;
    }

    /** @return the last quote as an entry of the stream */
    String[] tickFields() {
        return new String[] {"b", price(bidNanos), "a", price(askNanos), "bs", size(bidSizeMicros),
            "as", size(askSizeMicros), "t", Long.toString(exchangeTimeMs)};
    }

    /** @return the last quote as fields of the hash */
    String[] quoteFields() {
        return new String[] {"bid", price(bidNanos), "ask", price(askNanos), "bidSize", size(bidSizeMicros),
            "askSize", size(askSizeMicros), "exchangeTimeMs", Long.toString(exchangeTimeMs),
            "receiveTimeMs", Long.toString(receiveTimeMs), "sequence", Long.toString(sequence)};
    }

    void confirm(String id, long idMs) {
        confirmedId = id;
        confirmedIdMs = idMs;
    }

    /** @return the last tick that Redis confirmed and still has to have; null for none */
    String confirmedSince(long horizonMs) {
        return confirmedIdMs > horizonMs ? confirmedId : null;
    }

    /** Forgets what was to be written and what was sent without being confirmed. */
    void abandon() {
        quoteChanged = false;
        ticked = false;
        barred = false;
        lastIdMs = confirmedIdMs;
    }

    /** Forgets what Redis has of the market: it was deleted there. */
    void forget() {
        doneSequence = 0;
        quoteKnown = false;
        confirm(null, 0);
        abandon();
    }

    private static String price(long nanos) {
        return Decimal.text(nanos, Decimal.PRICE_SCALE);
    }

    private static String size(long micros) {
        return micros == TickEvent.ABSENT ? "" : Decimal.text(micros, Decimal.SIZE_SCALE);
    }
}
