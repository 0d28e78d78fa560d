package io.tickring.engine.history;

import java.util.List;

/** Accepted ticks of the past. Safe for any thread; may read from disk, so not for an event loop. */
public interface TickHistory {
    /**
     * @param market        number in the market table
     * @param fromMs        the venue's time, epoch ms, inclusive
     * @param toMs          the venue's time, epoch ms, exclusive
     * @param afterSequence only ticks behind this place in the journal; -1 for all
     * @param limit         at most this many, above 0
     * @return in order of the journal; shorter than the limit only where there are no more
     */
    List<Tick> ticks(int market, long fromMs, long toMs, long afterSequence, int limit);
}
