package io.tickring.persistence.replay;

import io.tickring.engine.bars.Bar;
import io.tickring.engine.market.Market;
import io.tickring.engine.tick.EventKind;
import io.tickring.engine.tick.TickEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Counts differences and keeps the first ones: who has a million of them wants to know where they begin. */
final class Differences {
    private static final int KEPT = 1_000;

    private final Map<Integer, Market> markets;
    private final List<ReplayDifference> first = new ArrayList<>();
    private long count;

    /** @param markets by number, as far as they are known by then */
    Differences(Map<Integer, Market> markets) {
        this.markets = markets;
    }

    /** An event that met another fate. */
    void event(long sequence, TickEvent event, String field, Object stored, Object replayed) {
        boolean timed = event.kind == EventKind.TICK
                && event.exchangeTimeMs != TickEvent.ABSENT;
        long minuteMs = timed ? Math.floorDiv(event.exchangeTimeMs, Bar.MINUTE_MS) * Bar.MINUTE_MS : TickEvent.ABSENT;
        String kind = switch (event.kind) {
            case TICK -> "tick";
            case GAP -> "gap";
            default -> "clock";
        };
        add(sequence, event.market, minuteMs, kind, field, stored, replayed);
    }

    /** A bar that exists on one side only. */
    void oneSided(long sequence, Bar bar, boolean onlyStored) {
        String text = "revision " + bar.revision + ", " + bar.ticks + " ticks";
        add(sequence, bar.market, bar.openTimeMs, "bar", "record", onlyStored ? text : ReplayDifference.NONE,
                onlyStored ? ReplayDifference.NONE : text);
    }

    /** The same bar with other values. */
    void bars(long sequence, String kind, Bar stored, Bar replayed) {
        BarFields.differing(stored, replayed, (field, was, is) ->
                add(sequence, stored.market, stored.openTimeMs, kind, field, was, is));
    }

    /** A value of a saved state. */
    void state(long sequence, int market, String kind, String field, Object stored, Object replayed) {
        add(sequence, market, TickEvent.ABSENT, kind, field, stored, replayed);
    }

    private void add(long sequence, int market, long minuteMs, String kind, String field, Object stored,
            Object replayed) {
        count++;
        if (first.size() < KEPT) {
            Market known = markets.get(market);
            String symbol = known == null ? "" : known.symbol();
            first.add(new ReplayDifference(sequence, symbol, minuteMs, kind, field, String.valueOf(stored),
                    String.valueOf(replayed)));
        }
    }

    long count() {
        return count;
    }

    List<ReplayDifference> first() {
        return first;
    }
}
