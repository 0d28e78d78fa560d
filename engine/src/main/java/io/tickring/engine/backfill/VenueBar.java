package io.tickring.engine.backfill;

import io.tickring.engine.bars.Bar;
import io.tickring.engine.bars.Provenance;

/**
 * A bar that the venue made. It never counts as ticks, and where we have a bar of the same time it is not served.
 * Prices are in 1e-9 of the quote currency.
 *
 * @param market     number in the market table
 * @param openTimeMs first moment of the bar, the venue's time, epoch ms
 * @param volume     the venue's count of its own ticks, 0 where it tells none
 */
public record VenueBar(
        int market, VenueResolution resolution, long openTimeMs, long bidOpen, long bidHigh, long bidLow, long bidClose,
        long askOpen, long askHigh, long askLow, long askClose, long volume) {

    /**
     * @return the same as a bar of provenance {@code BACKFILL}. Its count of ticks is the volume; of the spread and of
     *         the first and last tick the venue tells nothing, so the spread is 0 and the times are the bar's own
     */
    public Bar toBar() {
        Bar bar = new Bar();
        bar.market = market;
        bar.openTimeMs = openTimeMs;
        bar.bidOpen = bidOpen;
        bar.bidHigh = bidHigh;
        bar.bidLow = bidLow;
        bar.bidClose = bidClose;
        bar.askOpen = askOpen;
        bar.askHigh = askHigh;
        bar.askLow = askLow;
        bar.askClose = askClose;
        bar.ticks = (int) Math.max(0, Math.min(volume, Integer.MAX_VALUE));
        bar.firstTickMs = openTimeMs;
        bar.lastTickMs = openTimeMs + resolution.lengthMs() - 1;
        bar.provenance = Provenance.BACKFILL;
        return bar;
    }
}
