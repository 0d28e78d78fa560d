package io.tickring.daemon.history;

import io.tickring.engine.bars.Bar;
import io.tickring.engine.history.BarHistory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The venue's own minute bars, asked for once: what was fetched of a market is kept, and only the part of a range that
 * was never asked for goes to the venue again.
 */
final class VenueBars implements BarHistory {
    /** The venue gives a thousand bars a request; a longer past is a matter for an import. */
    static final long LONGEST_MS = 24 * 60 * Bar.MINUTE_MS;

    private final BarHistory venue;
    private final Map<Integer, Fetched> byMarket = new HashMap<>();

    VenueBars(BarHistory venue) {
        this.venue = venue;
    }

    @Override
    public List<Bar> bars(int market, long fromMs, long toMs) {
        Fetched fetched = of(market);
        synchronized (fetched) {
            return fetched.bars(market, Math.max(fromMs, toMs - LONGEST_MS), toMs);
        }
    }

    private synchronized Fetched of(int market) {
        return byMarket.computeIfAbsent(market, number -> new Fetched());
    }

    /** One market's bars over one stretch of time, which grows at both ends. */
    private final class Fetched {
        private final TreeMap<Long, Bar> bars = new TreeMap<>();
        private long fromMs;
        private long toMs;

        List<Bar> bars(int market, long wantedFromMs, long wantedToMs) {
            if (fromMs == toMs || wantedToMs < fromMs || wantedFromMs > toMs) {
                bars.clear();
                fetch(market, wantedFromMs, wantedToMs);
                fromMs = wantedFromMs;
                toMs = wantedToMs;
            }
            if (wantedFromMs < fromMs) {
                fetch(market, wantedFromMs, fromMs);
                fromMs = wantedFromMs;
            }
            if (wantedToMs > toMs) {
                fetch(market, toMs, wantedToMs);
                toMs = wantedToMs;
            }
            return new ArrayList<>(bars.subMap(wantedFromMs, wantedToMs).values());
        }

        private void fetch(int market, long from, long to) {
            venue.bars(market, from, to).forEach(bar -> bars.put(bar.openTimeMs, bar));
        }
    }
}
