package io.tickring.daemon.node;

import io.tickring.daemon.ExitCode;
import io.tickring.daemon.OperatorException;
import io.tickring.engine.market.MarketTable;
import java.util.List;

/** Whether the engine's tables have room for the markets that are wanted beside those the journal knows. */
final class MarketRoom {
    private MarketRoom() {
    }

    /** @throws OperatorException where they have not */
    static void require(MarketTable markets, List<String> symbols) {
        long more = symbols.stream().distinct().filter(symbol -> markets.numberOf(symbol) == 0).count();
        long needed = markets.size() + more;
        if (needed > markets.capacity()) {
            throw new OperatorException(ExitCode.USAGE, "engine.maxMarkets is " + markets.capacity() + " and "
                    + needed + " are needed: " + symbols.size() + " symbols, those the journal knows besides, and one "
                    + "for unknown symbols; raise it or name fewer symbols");
        }
    }
}
