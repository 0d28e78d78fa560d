package io.tickring.web.api.past;

import io.tickring.engine.market.MarketTable;
import io.tickring.engine.tick.TickEvent;
import io.tickring.web.http.Refusal;

/** Finds the market that a path names. */
public final class Symbols {
    private Symbols() {
    }

    /** @throws Refusal where there is none */
    public static int numberOf(MarketTable markets, String symbol) {
        int number = markets.numberOf(symbol);
        if (number == TickEvent.UNKNOWN_MARKET) {
            throw new Refusal(404, "no market has the symbol '" + symbol + "': expected one of /api/v1/markets");
        }
        return number;
    }
}
