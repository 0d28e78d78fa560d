package io.tickring.persistence.history.rollup;

import io.tickring.engine.bars.Bar;
import io.tickring.persistence.history.archived.StoredDay;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Days whose bars are there folded. Safe for any thread. */
@FunctionalInterface
public interface RolledDays {
    /** No day is folded. */
    RolledDays NONE = (days, wanted, market, symbol, stepMs) -> new ArrayList<>();

    /**
     * @param days   the days to be read; those that are answered for here are taken out
     * @param wanted which of them may be answered for, as a whole
     * @param market number in the market table, for the bars given
     * @param symbol of the market
     * @param stepMs bars given do not reach over a multiple of this
     * @return ascending
     */
    List<Bar> take(List<StoredDay> days, Predicate<StoredDay> wanted, int market, String symbol, long stepMs);
}
