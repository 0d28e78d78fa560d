package io.tickring.engine.explain;

import java.util.Optional;

/** Tells what a minute bar was made of. Safe for any thread; reads from disk, so not for an event loop. */
public interface BarExplainer {
    /**
     * @param market     number in the market table
     * @param openTimeMs the minute's beginning, epoch ms of the venue's time
     * @param limit      at most so many ticks of each kind are listed, above 0; all are counted
     * @return empty where neither a bar nor a tick of this minute is known
     */
    Optional<BarExplanation> explain(int market, long openTimeMs, int limit);
}
