package io.tickring.web.live;

import io.tickring.engine.market.Market;
import io.tickring.engine.market.MarketTable;
import io.tickring.engine.status.MarketState;
import java.util.List;
import java.util.function.IntFunction;

/** The live markets by number. Belongs to the live thread. */
final class LiveTable {
    private final MarketTable markets;
    private final IntFunction<MarketState> states;
    private final LiveMarket[] byNumber;

    LiveTable(MarketTable markets, IntFunction<MarketState> states) {
        this.markets = markets;
        this.states = states;
        byNumber = new LiveMarket[markets.capacity()];
    }

    LiveMarket get(int number) {
        LiveMarket known = byNumber[number];
        if (known == null) {
            known = new LiveMarket(number, states.apply(number));
            byNumber[number] = known;
        }
        return known;
    }

    /** @return all markets that are defined, in order of number, without {@code ?} */
    List<LiveMarket> all() {
        return markets.all().stream().map(market -> get(market.number())).toList();
    }

    Market definition(LiveMarket live) {
        return markets.get(live.number);
    }

    String symbol(int number) {
        return markets.get(number).symbol();
    }

    /**
     * @param marketTimeMs the venue's time now, epoch ms
     * @return whether there is something new to say of a market; its row counts as changed then
     */
    boolean refreshStates(long marketTimeMs) {
        boolean changed = false;
        for (LiveMarket market : all()) {
            MarketState now = states.apply(market.number);
            MarketState.Status status = now.statusAt(market.exchangeTimeMs, marketTimeMs);
            if (!now.equals(market.state) || status != market.status) {
                market.state = now;
                market.status = status;
                market.rowChanged = true;
                changed = true;
            }
        }
        return changed;
    }
}
