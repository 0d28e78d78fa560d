package io.tickring.daemon.node;

import io.tickring.engine.bars.Bar;
import io.tickring.engine.history.BarHistory;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.LongSupplier;

/**
 * Our bars, and the venue's for the minutes in which we have none. Minutes that are not over long enough for the venue
 * to have them are not asked for.
 */
final class MergedBars implements BarHistory {
    private static final long VENUE_DELAY_MS = 2_000;

    private final BarHistory ours;
    private final BarHistory venue;
    private final LongSupplier marketTimeMs;

    MergedBars(BarHistory ours, BarHistory venue, LongSupplier marketTimeMs) {
        this.ours = ours;
        this.venue = venue;
        this.marketTimeMs = marketTimeMs;
    }

    @Override
    public List<Bar> bars(int market, long fromMs, long toMs) {
        List<Bar> live = ours.bars(market, fromMs, toMs);
        long firstMs = Math.floorDiv(fromMs + Bar.MINUTE_MS - 1, Bar.MINUTE_MS) * Bar.MINUTE_MS;
        long overMs = marketTimeMs.getAsLong() - VENUE_DELAY_MS - Bar.MINUTE_MS;
        long lastMs = Math.floorDiv(Math.min(toMs - 1, overMs), Bar.MINUTE_MS) * Bar.MINUTE_MS;
        if (lastMs < firstMs || covers(live, firstMs, lastMs)) {
            return live;
        }
        TreeMap<Long, Bar> merged = new TreeMap<>();
        venue.bars(market, firstMs, lastMs + Bar.MINUTE_MS).forEach(bar -> merged.put(bar.openTimeMs, bar));
        live.forEach(bar -> merged.put(bar.openTimeMs, bar));
        return new ArrayList<>(merged.values());
    }

    private static boolean covers(List<Bar> bars, long firstMs, long lastMs) {
        long wanted = (lastMs - firstMs) / Bar.MINUTE_MS + 1;
        return bars.stream().filter(bar -> bar.openTimeMs >= firstMs && bar.openTimeMs <= lastMs).count() == wanted;
    }
}
