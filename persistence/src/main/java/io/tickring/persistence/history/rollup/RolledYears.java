package io.tickring.persistence.history.rollup;

import io.tickring.persistence.history.archived.NamedBars;
import io.tickring.persistence.history.catalog.StoredYear;
import java.util.Collection;
import java.util.List;

/** Years whose daily bars are there for fast reading. Safe for any thread. */
@FunctionalInterface
public interface RolledYears {
    /** No year is. */
    RolledYears NONE = (years, symbols, fromMs, toMs, rows) -> { };

    /**
     * @param years   the years to be read; those that are answered for here are taken out
     * @param symbols markets
     * @param fromMs  opening time of the first bar, epoch ms, inclusive
     * @param toMs    opening times stay below this, epoch ms
     * @param rows    gets bars of the years that are taken out; of one that turns out damaged it may get some too
     */
    void take(List<StoredYear> years, Collection<String> symbols, long fromMs, long toMs, NamedBars rows);
}
