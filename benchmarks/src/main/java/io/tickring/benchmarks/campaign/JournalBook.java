package io.tickring.benchmarks.campaign;

import io.tickring.benchmarks.campaign.evidence.GapSpan;
import io.tickring.benchmarks.campaign.evidence.JournaledTick;
import io.tickring.benchmarks.campaign.evidence.QuoteKey;
import io.tickring.engine.journal.JournalListener;
import io.tickring.engine.market.Market;
import io.tickring.engine.tick.EventKind;
import io.tickring.engine.tick.Marks;
import io.tickring.engine.tick.TickEvent;
import io.tickring.persistence.read.JournalReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The daemon's journal, read whole. */
final class JournalBook implements JournalListener {
    private static final long NS_PER_MS = 1_000_000;

    private final Map<Integer, String> symbols = new HashMap<>();
    private final Map<String, List<JournaledTick>> ticks = new HashMap<>();
    private final Map<String, List<GapSpan>> gaps = new HashMap<>();
    private long unreadable;
    private long damages;

    static JournalBook read(Path journal) {
        JournalBook book = new JournalBook();
        try (JournalReader reader = JournalReader.open(journal, 0)) {
            reader.readAll(book);
            book.damages = reader.damages().size();
        }
        return book;
    }

    @Override
    public void onMarket(long sequence, Market market) {
        symbols.put(market.number(), market.symbol());
    }

    @Override
    public void onEvent(long sequence, TickEvent event) {
        if (event.kind == EventKind.TICK && event.market == TickEvent.UNKNOWN_MARKET) {
            unreadable++;
        } else if (event.kind == EventKind.TICK && (event.marks & Marks.POLLED) == 0) {
            ticks.computeIfAbsent(symbols.get(event.market), symbol -> new ArrayList<>()).add(new JournaledTick(
                    new QuoteKey(event.exchangeTimeMs, event.bidNanos, event.askNanos),
                    event.receiveTimeNs / NS_PER_MS, event.accepted()));
        } else if (event.kind == EventKind.GAP && event.gapToMs > event.gapFromMs) {
            gaps.computeIfAbsent(symbols.get(event.market), symbol -> new ArrayList<>())
                    .add(new GapSpan(event.gapFromMs, event.gapToMs));
        }
    }

    List<JournaledTick> ticks(String symbol) {
        return ticks.getOrDefault(symbol, List.of());
    }

    List<GapSpan> gaps(String symbol) {
        return gaps.getOrDefault(symbol, List.of());
    }

    /** @return ticks of no known market */
    long unreadable() {
        return unreadable;
    }

    /** @return places at which the journal is damaged */
    long damages() {
        return damages;
    }
}
