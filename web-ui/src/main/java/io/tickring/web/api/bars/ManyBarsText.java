package io.tickring.web.api.bars;

import io.tickring.engine.bars.Bar;
import java.util.List;

/** An answer with bars of several markets, taken away while it grows. One thread at a time. */
interface ManyBarsText {
    /** @return media type */
    String type();

    /** @param bars ascending */
    void add(String symbol, List<Bar> bars);

    /** Nothing is added behind this. */
    void end();

    /** @return what was added since the last call */
    byte[] take();

    /** @return prices in the order in which every answer has them */
    static long[] prices(Bar bar) {
        return new long[] {bar.bidOpen, bar.bidHigh, bar.bidLow, bar.bidClose, bar.askOpen, bar.askHigh, bar.askLow,
            bar.askClose};
    }
}
