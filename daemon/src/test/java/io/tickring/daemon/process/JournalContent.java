package io.tickring.daemon.process;

import io.tickring.engine.bars.Bar;
import io.tickring.engine.journal.JournalListener;
import io.tickring.engine.journal.SessionMarker;
import io.tickring.engine.market.Market;
import io.tickring.engine.tick.Decimal;
import io.tickring.engine.tick.EventKind;
import io.tickring.engine.tick.Marks;
import io.tickring.engine.tick.TickEvent;
import io.tickring.persistence.read.Damage;
import io.tickring.persistence.read.JournalReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A whole journal in memory, in the words of the test. */
final class JournalContent implements JournalListener {
    /** Ticks of one session as {@code epoch_ms,symbol,bid,ask,bid_size,ask_size}, in order. */
    final TreeMap<Integer, List<String>> ticksByEpoch = new TreeMap<>();
    /** Latest revision of each bar that was journaled, and the one the accepted ticks give. */
    final Map<String, Bar> bars = new TreeMap<>();
    final Map<String, Bar> expectedBars = new TreeMap<>();
    final List<Long> sequences = new ArrayList<>();
    final List<Damage> damages;

    private final Map<Integer, String> symbols = new HashMap<>();
    private List<String> ticks;

    JournalContent(Path journal) {
        try (JournalReader reader = JournalReader.open(journal, 0)) {
            reader.readAll(this);
            damages = reader.damages();
        }
    }

    @Override
    public void onSession(long sequence, SessionMarker session) {
        sequences.add(sequence);
        ticks = ticksByEpoch.computeIfAbsent(session.epoch(), epoch -> new ArrayList<>());
    }

    @Override
    public void onMarket(long sequence, Market market) {
        symbols.put(market.number(), market.symbol());
    }

    @Override
    public void onEvent(long sequence, TickEvent event) {
        sequences.add(sequence);
        if (event.kind == EventKind.TICK) {
            ticks.add(row(event));
            if (event.accepted() && (event.marks & Marks.LATE) == 0) {
                expect(event);
            }
        }
    }

    @Override
    public void onBar(long sequence, Bar bar) {
        sequences.add(sequence);
        Bar copy = new Bar();
        copy.copyFrom(bar);
        bars.put(key(bar.market, bar.openTimeMs), copy);
    }

    private String row(TickEvent tick) {
        return tick.exchangeTimeMs + "," + symbols.get(tick.market) + ','
                + Decimal.text(tick.bidNanos, Decimal.PRICE_SCALE) + ','
                + Decimal.text(tick.askNanos, Decimal.PRICE_SCALE) + ','
                + Decimal.text(tick.bidSizeMicros, Decimal.SIZE_SCALE) + ','
                + Decimal.text(tick.askSizeMicros, Decimal.SIZE_SCALE);
    }

    private String key(int market, long openTimeMs) {
        return symbols.get(market) + '@' + openTimeMs;
    }

    private void expect(TickEvent tick) {
        long openTimeMs = Math.floorDiv(tick.exchangeTimeMs, Bar.MINUTE_MS) * Bar.MINUTE_MS;
        Bar bar = expectedBars.computeIfAbsent(key(tick.market, openTimeMs), key -> empty(tick, openTimeMs));
        bar.bidHigh = Math.max(bar.bidHigh, tick.bidNanos);
        bar.bidLow = Math.min(bar.bidLow, tick.bidNanos);
        bar.askHigh = Math.max(bar.askHigh, tick.askNanos);
        bar.askLow = Math.min(bar.askLow, tick.askNanos);
        if (tick.exchangeTimeMs < bar.firstTickMs) {
            bar.firstTickMs = tick.exchangeTimeMs;
            bar.bidOpen = tick.bidNanos;
            bar.askOpen = tick.askNanos;
        }
        if (tick.exchangeTimeMs >= bar.lastTickMs) {
            bar.lastTickMs = tick.exchangeTimeMs;
            bar.bidClose = tick.bidNanos;
            bar.askClose = tick.askNanos;
        }
        bar.ticks++;
        bar.spreadSumNanos += tick.spreadNanos();
    }

    private static Bar empty(TickEvent tick, long openTimeMs) {
        Bar bar = new Bar();
        bar.market = tick.market;
        bar.openTimeMs = openTimeMs;
        bar.bidLow = Long.MAX_VALUE;
        bar.askLow = Long.MAX_VALUE;
        bar.firstTickMs = Long.MAX_VALUE;
        bar.lastTickMs = Long.MIN_VALUE;
        return bar;
    }

    /** @return bars that are wrong or missing; the newest minute of a market need not have one yet */
    List<String> wrongBars() {
        List<String> wrong = new ArrayList<>();
        Map<Integer, Long> newest = new HashMap<>();
        expectedBars.values().forEach(bar -> newest.merge(bar.market, bar.openTimeMs, Math::max));
        expectedBars.forEach((key, expected) -> {
            Bar found = bars.get(key);
            boolean mayBeOpen = expected.openTimeMs == newest.get(expected.market);
            if (found == null ? !mayBeOpen : !found.sameContent(expected)) {
                wrong.add(key + " expected " + expected + " found " + found);
            }
        });
        bars.keySet().stream().filter(key -> !expectedBars.containsKey(key)).forEach(key -> wrong.add(key + " is new"));
        return wrong;
    }

    long ticks() {
        return ticksByEpoch.values().stream().mapToLong(List::size).sum();
    }
}
