package io.tickring.feed.backfill;

import io.tickring.engine.backfill.VenueBar;
import io.tickring.engine.backfill.VenueSpan;
import java.util.List;

/** Takes what the venue gave on its way to the journal; any thread. */
@FunctionalInterface
public interface BarSink {
    /** @param span speaks of the bars and comes behind them */
    void put(List<VenueBar> bars, VenueSpan span);
}
