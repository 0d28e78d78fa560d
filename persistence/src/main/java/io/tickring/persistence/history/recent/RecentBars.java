package io.tickring.persistence.history.recent;

import io.tickring.engine.backfill.VenueBar;
import io.tickring.engine.backfill.VenueResolution;
import io.tickring.engine.bars.Bar;
import io.tickring.engine.history.BarHistory;
import io.tickring.engine.journal.JournalListener;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * The newest bars of every market in memory, for answers within microseconds; what is older comes from elsewhere.
 *
 * <p>A follower of the journal feeds it. Each market that has bars takes 14 longs a minute: 320 kB for two days. Safe
 * for any thread.
 */
public final class RecentBars implements JournalListener, BarHistory {
    private static final int MINUTES_PER_HOUR = 60;

    private final BarHistory older;
    private final int minutes;
    private final BarRing[] rings;
    private long completeFromMs;

    /**
     * @param maxMarkets     capacity of the market table
     * @param hours          how long bars are kept
     * @param older          asked for bars before the time from which this is complete
     * @param completeFromMs every bar that opens at or after this will be fed: the minute after the follower's start
     */
    public RecentBars(int maxMarkets, int hours, BarHistory older, long completeFromMs) {
        this.older = older;
        this.completeFromMs = completeFromMs;
        minutes = hours * MINUTES_PER_HOUR;
        rings = new BarRing[maxMarkets];
    }

    /**
     * Takes in bars that were journaled before the follower began. What the follower brought stays: it is newer.
     *
     * @param bars   in the order of the journal, or merged
     * @param fromMs all bars that open at or after this are among them
     */
    public synchronized void preload(Iterable<Bar> bars, long fromMs) {
        for (Bar bar : bars) {
            if (!ring(bar.market).holds(bar)) {
                put(bar);
            }
        }
        completeFromMs = Math.min(completeFromMs, fromMs);
    }

    @Override
    public synchronized void onBar(long sequence, Bar bar) {
        put(bar);
    }

    @Override
    public synchronized void onVenueBar(long sequence, VenueBar bar) {
        if (bar.resolution() == VenueResolution.MINUTE) {
            put(bar.toBar());
        }
    }

    private void put(Bar bar) {
        ring(bar.market).put(bar);
    }

    private BarRing ring(int market) {
        if (rings[market] == null) {
            rings[market] = new BarRing(minutes);
        }
        return rings[market];
    }

    @Override
    public List<Bar> bars(int market, long fromMs, long toMs) {
        return bars(market, fromMs, toMs, Bar.MINUTE_MS);
    }

    @Override
    public OptionalLong earliestMs() {
        return older.earliestMs();
    }

    @Override
    public List<Bar> bars(int market, long fromMs, long toMs, long stepMs) {
        Held held = held(market, fromMs, toMs, stepMs);
        if (fromMs >= held.fromMs()) {
            return held.bars();
        }
        List<Bar> bars = new ArrayList<>(older.bars(market, fromMs, Math.min(toMs, held.fromMs()), stepMs));
        bars.addAll(held.bars());
        return bars;
    }

    /**
     * What is in memory of a time. Taken at once: a minute that is pushed out behind this is still among its bars.
     *
     * @param fromMs what is before is not here
     */
    private record Held(long fromMs, List<Bar> bars) {
    }

    private synchronized Held held(int market, long fromMs, long toMs, long stepMs) {
        BarRing ring = rings[market];
        long completeMs = ring == null ? completeFromMs : Math.max(completeFromMs, ring.heldFromMs());
        long heldFromMs = ceil(completeMs, stepMs);
        List<Bar> bars = new ArrayList<>();
        if (ring != null) {
            ring.addTo(bars, market, Math.max(fromMs, heldFromMs), toMs);
        }
        return new Held(heldFromMs, bars);
    }

    /** Who asks for longer bars gets none that is half from memory: the older half may be there folded. */
    private static long ceil(long timeMs, long stepMs) {
        return timeMs + Math.floorMod(-timeMs, stepMs);
    }
}
