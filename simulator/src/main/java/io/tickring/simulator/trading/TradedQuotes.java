package io.tickring.simulator.trading;

import io.tickring.simulator.market.QuoteSink;

/** Shows every quote to the trading desk before it goes where it goes. Stream loop only. */
public final class TradedQuotes implements QuoteSink {
    private final QuoteSink next;
    private final TradingDesk desk;

    public TradedQuotes(QuoteSink next, TradingDesk desk) {
        this.next = next;
        this.desk = desk;
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
        if (desk.isTraded(market)) {
            desk.onQuote(market, timeMs, bid, ask);
        }
        next.quote(market, timeMs, bid, ask, bidSizeMicros, askSizeMicros);
    }
}
