package io.tickring.feed.backfill;

import io.tickring.engine.backfill.VenueBar;
import java.util.List;

/** Where the venue's bars come from. */
@FunctionalInterface
interface PriceSource {
    /**
     * Asks the venue once; blocks.
     *
     * @return the bars that open in the window's time, ascending; none where the venue has none
     * @throws io.tickring.feed.rest.VenueException where it does not answer
     */
    List<VenueBar> bars(BarWindow window);
}
