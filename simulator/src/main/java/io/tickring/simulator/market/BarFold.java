package io.tickring.simulator.market;

import java.util.Optional;

/** Folds quotes or smaller bars, in order of time, into one bar. Not thread-safe. */
public final class BarFold {
    private final long openMs;
    private long bidOpen;
    private long bidHigh = Long.MIN_VALUE;
    private long bidLow = Long.MAX_VALUE;
    private long bidClose;
    private long askOpen;
    private long askHigh = Long.MIN_VALUE;
    private long askLow = Long.MAX_VALUE;
    private long askClose;
    private long ticks;

    /** @param openMs epoch ms at which the bar's time begins */
    public BarFold(long openMs) {
        this.openMs = openMs;
    }

    public void add(long bid, long ask) {
        begin(bid, ask);
        reach(bid, ask);
        reach(bid, ask, 1);
    }

    public void add(Bar next) {
        begin(next.bidOpen(), next.askOpen());
        reach(next.bidHigh(), next.askHigh());
        reach(next.bidLow(), next.askLow());
        reach(next.bidClose(), next.askClose(), next.ticks());
    }

    /** Quotes of which only the extremes are known to matter: neither open, nor close, nor counted. */
    public void reach(long bid, long ask) {
        bidHigh = Math.max(bidHigh, bid);
        bidLow = Math.min(bidLow, bid);
        askHigh = Math.max(askHigh, ask);
        askLow = Math.min(askLow, ask);
    }

    /** @return ticks that are counted elsewhere, added to this bar */
    public BarFold count(long more) {
        ticks += more;
        return this;
    }

    public long openMs() {
        return openMs;
    }

    public long bidHigh() {
        return bidHigh;
    }

    public long bidLow() {
        return bidLow;
    }

    public long askHigh() {
        return askHigh;
    }

    public long askLow() {
        return askLow;
    }

    /** @return the bar, empty when no quote came */
    public Optional<Bar> bar() {
        return ticks == 0 ? Optional.empty() : Optional.of(new Bar(openMs, bidOpen, bidHigh, bidLow, bidClose,
                askOpen, askHigh, askLow, askClose, ticks));
    }

    private void begin(long bid, long ask) {
        if (ticks == 0) {
            bidOpen = bid;
            askOpen = ask;
        }
    }

    private void reach(long bid, long ask, long more) {
        bidClose = bid;
        askClose = ask;
        ticks += more;
    }
}
