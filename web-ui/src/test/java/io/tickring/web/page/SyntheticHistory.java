package io.tickring.web.page;

import io.tickring.engine.bars.Bar;
import io.tickring.engine.bars.Provenance;
import io.tickring.engine.history.BarHistory;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** Minute bars in memory: three hours of the venue's own before the start, then what the engine closed. */
final class SyntheticHistory implements BarHistory {
    private static final int BACKFILLED_MINUTES = 180;
    /** Some minutes had no tick, so the chart has a silence to show. */
    private static final int SILENT_FROM = 60;
    private static final int SILENT_TO = 70;
    private static final long WAVE_NANOS = 10_000_000;

    private final Map<Integer, NavigableMap<Long, Bar>> closed = new ConcurrentHashMap<>();

    void backfill(int market, long beforeMs, long midNanos, long spreadNanos) {
        long minuteMs = beforeMs - beforeMs % Bar.MINUTE_MS;
        for (int ago = 1; ago <= BACKFILLED_MINUTES; ago++) {
            if (ago < SILENT_FROM || ago >= SILENT_TO) {
                add(backfilled(market, minuteMs - ago * Bar.MINUTE_MS, midNanos + ago % 7 * WAVE_NANOS, spreadNanos));
            }
        }
    }

    private static Bar backfilled(int market, long openTimeMs, long midNanos, long spreadNanos) {
        Bar bar = new Bar();
        bar.market = market;
        bar.openTimeMs = openTimeMs;
        bar.bidOpen = midNanos - spreadNanos / 2;
        bar.bidHigh = bar.bidOpen + WAVE_NANOS * 3;
        bar.bidLow = bar.bidOpen - WAVE_NANOS * 2;
        bar.bidClose = bar.bidOpen + WAVE_NANOS;
        bar.askOpen = bar.bidOpen + spreadNanos;
        bar.askHigh = bar.bidHigh + spreadNanos;
        bar.askLow = bar.bidLow + spreadNanos;
        bar.askClose = bar.bidClose + spreadNanos;
        bar.ticks = 12;
        bar.spreadSumNanos = 12 * spreadNanos;
        bar.firstTickMs = openTimeMs;
        bar.lastTickMs = openTimeMs + Bar.MINUTE_MS - 1;
        bar.provenance = Provenance.BACKFILL;
        return bar;
    }

    void add(Bar bar) {
        Bar copy = new Bar();
        copy.copyFrom(bar);
        closed.computeIfAbsent(bar.market, market -> new ConcurrentSkipListMap<>()).put(bar.openTimeMs, copy);
    }

    @Override
    public List<Bar> bars(int market, long fromMs, long toMs) {
        return List.copyOf(closed.getOrDefault(market, new ConcurrentSkipListMap<>()).subMap(fromMs, toMs).values());
    }
}
