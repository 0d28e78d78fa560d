package io.tickring.daemon.node;

import io.tickring.engine.clock.ReceiveClock;
import io.tickring.engine.history.BarHistory;
import io.tickring.engine.history.TickHistory;
import io.tickring.engine.journal.JournalListener;
import io.tickring.engine.market.MarketTable;
import io.tickring.feed.CapitalFeed;
import java.util.List;

final class Histories {
    private final BarHistory bars;

    Histories(NodeSettings settings, MarketTable markets, CapitalFeed feed, ReceiveClock clock) {
        bars = new MergedBars((market, fromMs, toMs) -> List.of(), new VenueBars(feed::venueBars),
                () -> feed.clock().marketTimeMs(clock.nowNs()));
    }

    BarHistory bars() {
        return bars;
    }

    TickHistory ticks() {
        return (market, fromMs, toMs, after, limit) -> List.of();
    }
}
