package io.tickring.persistence.history.rollup;

import io.tickring.engine.bars.Bar;
import io.tickring.persistence.history.catalog.StoredDay;
import java.util.ArrayList;
import java.util.List;

/** Days whose bars are there folded. Safe for any thread. */
@FunctionalInterface
public interface RolledDays {
    /** No day is folded. */
    RolledDays NONE = (days, wish) -> new ArrayList<>();

    /**
     * What is wanted.
     *
     * @param market number in the market table, for the bars given
     * @param symbol of the market
     * @param fromMs opening time of the first bar, epoch ms, inclusive
     * @param toMs   opening times stay below this, epoch ms
     * @param stepMs bars given do not reach over a multiple of this
     */
    record Wish(int market, String symbol, long fromMs, long toMs, long stepMs) {
    }

    /**
     * @param days the days to be read; those that are answered for here are taken out
     * @return ascending; the caller owns them
     */
    List<Bar> take(List<StoredDay> days, Wish wish);
}
