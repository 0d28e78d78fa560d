package io.tickring.engine.history;

import io.tickring.engine.bars.Bar;
import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;

/** Bars of the past. Safe for any thread; may read from disk or ask the venue, so not for an event loop. */
public interface BarHistory {
    /**
     * @param market number in the market table
     * @param fromMs opening time of the first bar, epoch ms, inclusive
     * @param toMs   opening times stay below this, epoch ms
     * @return the latest revision of each bar there is, ascending, the most trusted provenance where several have one;
     *         the caller owns the bars
     * @throws HistoryUnreadableException where a part of it is there and cannot be read
     */
    List<Bar> bars(int market, long fromMs, long toMs);

    /**
     * The same for who folds bars to longer ones: some may come folded already, so that a year is not read minute by
     * minute.
     *
     * @param stepMs what the caller folds to, a multiple of a minute; no bar given reaches over a multiple of it
     * @return ascending; folded to {@code stepMs} they are what folding the bars of the other method would give
     */
    default List<Bar> bars(int market, long fromMs, long toMs, long stepMs) {
        return bars(market, fromMs, toMs);
    }

    /** @return the bars of several markets, each market's together and ascending */
    default List<Bar> bars(Collection<Integer> markets, long fromMs, long toMs) {
        return markets.stream().flatMap(market -> bars(market, fromMs, toMs).stream()).toList();
    }

    /** @return no bar of any market opens before this, epoch ms; empty where that is not known */
    default OptionalLong earliestMs() {
        return OptionalLong.empty();
    }
}
