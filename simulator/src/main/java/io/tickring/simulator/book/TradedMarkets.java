package io.tickring.simulator.book;

import io.tickring.simulator.market.Instrument;
import io.tickring.simulator.market.Quote;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicIntegerArray;

/** In which markets anyone has a stake, and the last quote of those. Not thread-safe, but for {@link #hasStake}. */
public final class TradedMarkets {
    private final AtomicIntegerArray stakes;
    private final Quote[] last;

    public TradedMarkets(int markets) {
        this.stakes = new AtomicIntegerArray(markets);
        this.last = new Quote[markets];
    }

    /** @return whether a position or order of any account depends on this market; any thread */
    public boolean hasStake(int market) {
        return stakes.get(market) > 0;
    }

    public void addStake(Instrument of) {
        stakes.incrementAndGet(of.number());
    }

    public void removeStake(Instrument of) {
        stakes.decrementAndGet(of.number());
    }

    /** An older quote than is known changes nothing. */
    public void mark(int market, Quote quote) {
        if (last[market] == null || quote.timeMs() >= last[market].timeMs()) {
            last[market] = quote;
        }
    }

    public Optional<Quote> find(Instrument of) {
        return Optional.ofNullable(last[of.number()]);
    }

    /** @return the last quote of a market with a stake */
    public Quote quote(Instrument of) {
        return last[of.number()];
    }
}
