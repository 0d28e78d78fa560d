package io.tickring.benchmarks.checker;

/** A minute of a market: one that was stored, or one made from its ticks. */
final class BarRow {
    static final long MINUTE_MS = 60_000;

    final String symbol;
    final long openTimeMs;
    long bidOpen;
    long bidHigh;
    long bidLow;
    long bidClose;
    long askOpen;
    long askHigh;
    long askLow;
    long askClose;
    long ticks;
    long spreadSumNanos;
    long firstTickMs;
    long lastTickMs;

    BarRow(String symbol, long openTimeMs) {
        this.symbol = symbol;
        this.openTimeMs = openTimeMs;
    }

    /** Takes a tick in, in the order of arrival: open and close go by the tick's own time. */
    void add(TickRow tick) {
        if (ticks == 0 || tick.exchangeTimeMs() < firstTickMs) {
            bidOpen = tick.bidNanos();
            askOpen = tick.askNanos();
            firstTickMs = tick.exchangeTimeMs();
        }
        if (ticks == 0 || tick.exchangeTimeMs() >= lastTickMs) {
            bidClose = tick.bidNanos();
            askClose = tick.askNanos();
            lastTickMs = tick.exchangeTimeMs();
        }
        bidHigh = ticks == 0 ? tick.bidNanos() : Math.max(bidHigh, tick.bidNanos());
        bidLow = ticks == 0 ? tick.bidNanos() : Math.min(bidLow, tick.bidNanos());
        askHigh = ticks == 0 ? tick.askNanos() : Math.max(askHigh, tick.askNanos());
        askLow = ticks == 0 ? tick.askNanos() : Math.min(askLow, tick.askNanos());
        spreadSumNanos += tick.askNanos() - tick.bidNanos();
        ticks++;
    }

    @Override
    public String toString() {
        return symbol + '@' + openTimeMs + " bid " + bidOpen + ' ' + bidHigh + ' ' + bidLow + ' ' + bidClose + " ask "
                + askOpen + ' ' + askHigh + ' ' + askLow + ' ' + askClose + " ticks " + ticks + " spreads "
                + spreadSumNanos + " from " + firstTickMs + " to " + lastTickMs;
    }
}
