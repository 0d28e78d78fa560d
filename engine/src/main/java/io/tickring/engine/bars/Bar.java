package io.tickring.engine.bars;

import io.tickring.engine.tick.TickEvent;

/**
 * One minute of one market, bid and ask apart. Reused like a ring slot, so the fields are open; who hands one out says
 * how long it stays as it is. Prices are in 1e-9 of the quote currency, times in epoch ms of the venue.
 */
public final class Bar {
    public static final long MINUTE_MS = 60_000;

    public int market;
    /** The bar holds the ticks from this moment, inclusive, to a minute later, exclusive. */
    public long openTimeMs;
    public long bidOpen;
    public long bidHigh;
    public long bidLow;
    public long bidClose;
    public long askOpen;
    public long askHigh;
    public long askLow;
    public long askClose;
    /** Number of accepted ticks. For a venue's bar its own volume, where it tells one. */
    public int ticks;
    /** Sum of ask minus bid over all ticks; stays at the largest value where it would not fit. */
    public long spreadSumNanos;
    public long firstTickMs;
    public long lastTickMs;
    /** 0 when it is issued first, one more each time a later tick amends it. */
    public int revision;
    public Provenance provenance = Provenance.LIVE;

    /** @return the mean of ask minus bid, rounded towards zero, in 1e-9 of the quote currency; 0 without ticks */
    public long meanSpreadNanos() {
        return ticks == 0 ? 0 : spreadSumNanos / ticks;
    }

    /** Makes this the bar of the tick's minute with no other tick in it; its revision is 0. */
    public void open(TickEvent tick, Provenance from) {
        market = tick.market;
        openTimeMs = Math.floorDiv(tick.exchangeTimeMs, MINUTE_MS) * MINUTE_MS;
        bidOpen = bidHigh = bidLow = bidClose = tick.bidNanos;
        askOpen = askHigh = askLow = askClose = tick.askNanos;
        ticks = 1;
        spreadSumNanos = tick.spreadNanos();
        firstTickMs = lastTickMs = tick.exchangeTimeMs;
        revision = 0;
        provenance = from;
    }

    /**
     * Takes one more tick of the same minute, in order of arrival. Open and close go by the ticks' times; of ticks of
     * the same millisecond the first to arrive is the open and the last the close.
     */
    public void extend(TickEvent tick) {
        long bid = tick.bidNanos;
        long ask = tick.askNanos;
        bidHigh = Math.max(bidHigh, bid);
        bidLow = Math.min(bidLow, bid);
        askHigh = Math.max(askHigh, ask);
        askLow = Math.min(askLow, ask);
        if (tick.exchangeTimeMs >= lastTickMs) {
            bidClose = bid;
            askClose = ask;
            lastTickMs = tick.exchangeTimeMs;
        } else if (tick.exchangeTimeMs < firstTickMs) {
            bidOpen = bid;
            askOpen = ask;
            firstTickMs = tick.exchangeTimeMs;
        }
        ticks++;
        long sum = spreadSumNanos + (ask - bid);
        spreadSumNanos = sum < 0 ? Long.MAX_VALUE : sum;
    }

    /** Makes this bar equal to the other. */
    public void copyFrom(Bar other) {
        market = other.market;
        openTimeMs = other.openTimeMs;
        bidOpen = other.bidOpen;
        bidHigh = other.bidHigh;
        bidLow = other.bidLow;
        bidClose = other.bidClose;
        askOpen = other.askOpen;
        askHigh = other.askHigh;
        askLow = other.askLow;
        askClose = other.askClose;
        ticks = other.ticks;
        spreadSumNanos = other.spreadSumNanos;
        firstTickMs = other.firstTickMs;
        lastTickMs = other.lastTickMs;
        revision = other.revision;
        provenance = other.provenance;
    }

    /** Makes this bar reach over a later one too: it has the provenance of the less trusted of both. */
    public void extend(Bar later) {
        bidHigh = Math.max(bidHigh, later.bidHigh);
        bidLow = Math.min(bidLow, later.bidLow);
        bidClose = later.bidClose;
        askHigh = Math.max(askHigh, later.askHigh);
        askLow = Math.min(askLow, later.askLow);
        askClose = later.askClose;
        ticks += later.ticks;
        long spreadSum = spreadSumNanos + later.spreadSumNanos;
        spreadSumNanos = spreadSum < 0 ? Long.MAX_VALUE : spreadSum;
        lastTickMs = later.lastTickMs;
        revision += later.revision;
        if (later.provenance.compareTo(provenance) > 0) {
            provenance = later.provenance;
        }
    }

    /** @return whether both say the same of the same minute; revision and provenance aside */
    public boolean sameContent(Bar other) {
        return market == other.market && openTimeMs == other.openTimeMs
                && bidOpen == other.bidOpen && bidHigh == other.bidHigh
                && bidLow == other.bidLow && bidClose == other.bidClose
                && askOpen == other.askOpen && askHigh == other.askHigh
                && askLow == other.askLow && askClose == other.askClose
                && ticks == other.ticks && spreadSumNanos == other.spreadSumNanos
                && firstTickMs == other.firstTickMs && lastTickMs == other.lastTickMs;
    }

    @Override
    public String toString() {
        return "Bar{market=" + market + ", openTimeMs=" + openTimeMs + ", revision=" + revision
                + ", bid=" + bidOpen + '/' + bidHigh + '/' + bidLow + '/' + bidClose
                + ", ask=" + askOpen + '/' + askHigh + '/' + askLow + '/' + askClose
                + ", ticks=" + ticks + ", provenance=" + provenance + '}';
    }
}
