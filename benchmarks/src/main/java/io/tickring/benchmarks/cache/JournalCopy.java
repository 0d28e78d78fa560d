package io.tickring.benchmarks.cache;

import io.tickring.engine.bars.Bar;
import io.tickring.engine.journal.JournalListener;
import io.tickring.engine.market.Market;
import io.tickring.engine.tick.TickEvent;
import io.tickring.persistence.read.JournalReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** What the journal has for the cache by the words of docs/redis.md, read on beside the daemon that writes it. */
final class JournalCopy implements JournalListener, AutoCloseable {
    private final JournalReader reader;
    private final Map<Integer, Records> byNumber = new HashMap<>();

    /** The records of one market. */
    static final class Records {
        private final String symbol;
        private final List<TickRow> ticks = new ArrayList<>();
        private final TreeMap<Long, BarRow> bars = new TreeMap<>();

        Records(String symbol) {
            this.symbol = symbol;
        }

        String symbol() {
            return symbol;
        }

        /** @return in the journal's order */
        List<TickRow> ticks() {
            return ticks;
        }

        /** @return by sequence */
        TreeMap<Long, BarRow> bars() {
            return bars;
        }
    }

    JournalCopy(Path journal) {
        reader = JournalReader.open(journal, 0);
    }

    /** Takes what was journaled since. */
    void readOn() {
        reader.readAll(this);
    }

    List<Records> markets() {
        return new ArrayList<>(byNumber.values());
    }

    @Override
    public void onMarket(long sequence, Market market) {
        byNumber.computeIfAbsent(market.number(), number -> new Records(market.symbol()));
    }

    @Override
    public void onEvent(long sequence, TickEvent event) {
        if (!event.accepted()) {
            return;
        }
        List<TickRow> ticks = byNumber.get(event.market).ticks;
        long receivedMs = TimeUnit.NANOSECONDS.toMillis(event.receiveTimeNs);
        long idMs = ticks.isEmpty() ? receivedMs : Math.max(receivedMs, ticks.get(ticks.size() - 1).idMs());
        ticks.add(TickRow.of(idMs, sequence, event));
    }

    @Override
    public void onBar(long sequence, Bar bar) {
        byNumber.get(bar.market).bars.put(sequence, BarRow.of(bar));
    }

    @Override
    public void close() {
        reader.close();
    }
}
