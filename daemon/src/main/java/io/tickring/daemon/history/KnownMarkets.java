package io.tickring.daemon.history;

import io.tickring.engine.market.MarketTable;
import io.tickring.persistence.history.MarketNames;

/** The engine's own numbers. */
record KnownMarkets(MarketTable markets) implements MarketNames {
    @Override
    public String symbol(int market) {
        return market < markets.size() ? markets.get(market).symbol() : "?";
    }

    @Override
    public int number(String symbol) {
        return markets.numberOf(symbol);
    }
}
