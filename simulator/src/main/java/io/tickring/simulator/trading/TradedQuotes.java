package io.tickring.simulator.trading;

import io.tickring.simulator.market.QuoteSink;
import java.util.function.IntPredicate;

/** Shows every quote to the trading desk before it goes where it goes. Stream loop only. */
public final class TradedQuotes implements QuoteSink {
    private final QuoteSink next;
    private final TradingDesk desk;
    private final IntPredicate isHalted;

    /** @param isHalted whether a market is kept closed, so that nothing is dealt at its quotes */
    public TradedQuotes(QuoteSink next, TradingDesk desk, IntPredicate isHalted) {
        this.next = next;
        this.desk = desk;
        this.isHalted = isHalted;
    }

    @Override
    public boolean wanted(int market) {
        return next.wanted(market);
    }

    @Override
    public boolean traded(int market) {
        return desk.isTraded(market);
    }

    @Override
    public boolean ready(int market) {
        return next.ready(market);
    }

    @Override
    public void quote(int market, long timeMs, long bid, long ask, long bidSizeMicros, long askSizeMicros) {
        if (desk.isTraded(market) && !isHalted.test(market)) {
            desk.onQuote(market, timeMs, bid, ask);
        }
        next.quote(market, timeMs, bid, ask, bidSizeMicros, askSizeMicros);
    }
}
