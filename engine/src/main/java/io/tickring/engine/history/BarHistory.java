package io.tickring.engine.history;

import io.tickring.engine.bars.Bar;
import java.util.List;

/** Minute bars of the past. Safe for any thread; may read from disk or ask the venue, so not for an event loop. */
public interface BarHistory {
    /**
     * @param market number in the market table
     * @param fromMs opening time of the first bar, epoch ms, inclusive
     * @param toMs   opening times stay below this, epoch ms
     * @return the latest revision of each minute that has a bar, ascending, the most trusted provenance where several
     *         have one; the caller owns the bars
     */
    List<Bar> bars(int market, long fromMs, long toMs);
}
