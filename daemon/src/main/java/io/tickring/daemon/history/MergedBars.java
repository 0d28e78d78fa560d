package io.tickring.daemon.history;

import io.tickring.engine.backfill.VenueLedger;
import io.tickring.engine.backfill.VenueResolution;
import io.tickring.engine.bars.Bar;
import io.tickring.engine.history.BarHistory;
import io.tickring.engine.time.TimeRanges;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.LongSupplier;

/**
 * The journal's bars, and the venue's for minutes that have none there and that the backfill has not asked for: while
 * the past is still being loaded, a page need not wait for it. Minutes that are not over long enough for the venue to
 * have them are not asked for.
 */
final class MergedBars implements BarHistory {
    private static final long VENUE_DELAY_MS = 2_000;

    private final BarHistory ours;
    private final BarHistory venue;
    private final VenueLedger ledger;
    private final LongSupplier marketTimeMs;

    MergedBars(BarHistory ours, BarHistory venue, VenueLedger ledger, LongSupplier marketTimeMs) {
        this.ledger = ledger;
        this.ours = ours;
        this.venue = venue;
        this.marketTimeMs = marketTimeMs;
    }

    @Override
    public OptionalLong earliestMs() {
        return ours.earliestMs();
    }

    /** The venue is asked for no more than the newest part of a long time, which is read minute by minute. */
    @Override
    public List<Bar> bars(int market, long fromMs, long toMs, long stepMs) {
        long newestMs = Math.floorDiv(toMs - VenueBars.LONGEST_MS, stepMs) * stepMs;
        if (fromMs >= newestMs) {
            return bars(market, fromMs, toMs);
        }
        List<Bar> all = new ArrayList<>(ours.bars(market, fromMs, newestMs, stepMs));
        all.addAll(bars(market, newestMs, toMs));
        return all;
    }

    @Override
    public List<Bar> bars(int market, long fromMs, long toMs) {
        List<Bar> live = ours.bars(market, fromMs, toMs);
        long firstMs = Math.floorDiv(fromMs + Bar.MINUTE_MS - 1, Bar.MINUTE_MS) * Bar.MINUTE_MS;
        long overMs = marketTimeMs.getAsLong() - VENUE_DELAY_MS - Bar.MINUTE_MS;
        long lastMs = Math.floorDiv(Math.min(toMs - 1, overMs), Bar.MINUTE_MS) * Bar.MINUTE_MS;
        TimeRanges unknown = TimeRanges.of(firstMs, lastMs + Bar.MINUTE_MS);
        live.forEach(bar -> unknown.remove(bar.openTimeMs, bar.openTimeMs + Bar.MINUTE_MS));
        unknown.remove(ledger.asked(market, VenueResolution.MINUTE));
        if (unknown.isEmpty()) {
            return live;
        }
        TreeMap<Long, Bar> merged = new TreeMap<>();
        venue.bars(market, unknown.fromMs(), unknown.toMs()).forEach(bar -> merged.put(bar.openTimeMs, bar));
        live.forEach(bar -> merged.put(bar.openTimeMs, bar));
        return new ArrayList<>(merged.values());
    }
}
