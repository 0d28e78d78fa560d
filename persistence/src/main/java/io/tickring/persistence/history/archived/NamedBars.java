package io.tickring.persistence.history.archived;

import io.tickring.engine.bars.Bar;

/** Gets one bar after the other. */
@FunctionalInterface
public interface NamedBars {
    /** @param bar without a number of its market; whoever gets it owns it */
    void row(String symbol, Bar bar);
}
