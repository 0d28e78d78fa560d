package io.tickring.simulator.stream;

import io.tickring.simulator.market.Bar;
import java.util.List;

/**
 * Smoothed candles: close is the mean of open, high, low and close; open is the middle of the candle before; high and
 * low reach over both. Of bid and ask each on its own.
 */
final class HeikinAshi {
    /** The first candle's choice of open weighs 2^-32 after so many more. */
    static final int BARS_BEFORE = 32;

    private HeikinAshi() {
    }

    /** @param bars not empty, oldest first; the candle of the last is returned */
    static Bar of(List<Bar> bars) {
        Bar first = bars.get(0);
        double bidOpen = first.bidOpen();
        double askOpen = first.askOpen();
        for (Bar bar : bars.subList(0, bars.size() - 1)) {
            bidOpen = (bidOpen + mean(bar.bidOpen(), bar.bidHigh(), bar.bidLow(), bar.bidClose())) / 2;
            askOpen = (askOpen + mean(bar.askOpen(), bar.askHigh(), bar.askLow(), bar.askClose())) / 2;
        }
        Bar last = bars.get(bars.size() - 1);
        long bidClose = Math.round(mean(last.bidOpen(), last.bidHigh(), last.bidLow(), last.bidClose()));
        long askClose = Math.round(mean(last.askOpen(), last.askHigh(), last.askLow(), last.askClose()));
        long bid = Math.round(bidOpen);
        long ask = Math.round(askOpen);
        return new Bar(last.openMs(), bid, max(last.bidHigh(), bid, bidClose), min(last.bidLow(), bid, bidClose),
                bidClose, ask, max(last.askHigh(), ask, askClose), min(last.askLow(), ask, askClose), askClose,
                last.ticks());
    }

    private static double mean(long a, long b, long c, long d) {
        return (a + b + c + d) / 4.0;
    }

    private static long max(long a, long b, long c) {
        return Math.max(a, Math.max(b, c));
    }

    private static long min(long a, long b, long c) {
        return Math.min(a, Math.min(b, c));
    }
}
