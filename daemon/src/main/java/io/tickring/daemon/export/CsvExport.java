package io.tickring.daemon.export;

import io.tickring.engine.bars.Bar;
import io.tickring.engine.journal.JournalListener;
import io.tickring.engine.market.Market;
import io.tickring.engine.tick.Decimal;
import io.tickring.engine.tick.TickEvent;
import io.tickring.persistence.history.JournalBars;
import io.tickring.persistence.history.JournalDays;
import io.tickring.persistence.history.JournalIndex;
import io.tickring.persistence.read.JournalReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Writes what the journal holds as CSV. Memory does not grow with the journal. */
public final class CsvExport {
    private static final String BAR_HEADER = "open_epoch_ms,symbol,bid_open,bid_high,bid_low,bid_close,"
            + "ask_open,ask_high,ask_low,ask_close,ticks";
    private static final String TICK_HEADER = "epoch_ms,symbol,bid,ask,bid_size,ask_size,sequence,receive_epoch_ns";

    private final Selection selection;
    private final Writer out;
    private final boolean provenance;
    private final StringBuilder row = new StringBuilder(160);
    private final Set<String> defined = new HashSet<>();
    private long rows;

    /** @param provenance whether bars tell where they come from, in a column more */
    public CsvExport(Selection selection, Writer out, boolean provenance) {
        this.selection = selection;
        this.provenance = provenance;
        this.out = out;
    }

    /** @return wanted markets that the journal does not define; known once it was read */
    public Set<String> unknownSymbols() {
        Set<String> unknown = new TreeSet<>(selection.symbols());
        unknown.removeAll(defined);
        return unknown;
    }

    /** Bars by opening time and symbol, each in its latest revision. */
    public long bars(Path journal) {
        barHeader();
        try (JournalIndex index = new JournalIndex(journal)) {
            index.refresh();
            index.markets().forEach(market -> defined.add(market.symbol()));
            new JournalBars(index).visit(selection.fromMs(), selection.toMs(),
                    market -> selection.wants(symbol(index, market)), bar -> write(bar, symbol(index, bar.market)));
        }
        return rows;
    }

    /** The venue's days, by opening time. */
    public long days(Path journal) {
        barHeader();
        try (JournalIndex index = new JournalIndex(journal)) {
            index.refresh();
            index.markets().forEach(market -> defined.add(market.symbol()));
            new JournalDays(index).bars(market -> selection.wants(symbol(index, market)), selection.fromMs(),
                    selection.toMs()).forEach(bar -> write(bar, symbol(index, bar.market)));
        }
        return rows;
    }

    private void barHeader() {
        line(provenance ? BAR_HEADER + ",provenance" : BAR_HEADER);
    }

    private static String symbol(JournalIndex index, int market) {
        return index.market(market).map(Market::symbol).orElse("?");
    }

    /** Accepted ticks in order of the journal. */
    public long ticks(Path journal) {
        line(TICK_HEADER);
        try (JournalReader reader = JournalReader.open(journal, 0)) {
            reader.readAll(new Ticks());
        }
        return rows;
    }

    private void write(Bar bar, String symbol) {
        row.append(bar.openTimeMs).append(',').append(symbol);
        price(bar.bidOpen);
        price(bar.bidHigh);
        price(bar.bidLow);
        price(bar.bidClose);
        price(bar.askOpen);
        price(bar.askHigh);
        price(bar.askLow);
        price(bar.askClose);
        row.append(',').append(bar.ticks);
        if (provenance) {
            row.append(',').append(bar.provenance.key());
        }
        endRow();
    }

    private void write(TickEvent tick, String symbol, long sequence) {
        row.append(tick.exchangeTimeMs).append(',').append(symbol);
        price(tick.bidNanos);
        price(tick.askNanos);
        size(tick.bidSizeMicros);
        size(tick.askSizeMicros);
        row.append(',').append(sequence).append(',').append(tick.receiveTimeNs);
        endRow();
    }

    private void price(long nanos) {
        row.append(',');
        Decimal.append(row, nanos, Decimal.PRICE_SCALE);
    }

    private void size(long micros) {
        row.append(',');
        if (micros != TickEvent.ABSENT) {
            Decimal.append(row, micros, Decimal.SIZE_SCALE);
        }
    }

    private void endRow() {
        rows++;
        line(row);
        row.setLength(0);
    }

    private void line(CharSequence text) {
        try {
            out.append(text).append('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private final class Ticks implements JournalListener {
        private final Map<Integer, String> symbols = new HashMap<>();

        @Override
        public void onMarket(long sequence, Market market) {
            symbols.put(market.number(), market.symbol());
            defined.add(market.symbol());
        }

        @Override
        public void onEvent(long sequence, TickEvent event) {
            if (event.accepted() && selection.wants(event.exchangeTimeMs)) {
                String symbol = symbols.getOrDefault(event.market, "?");
                if (selection.wants(symbol)) {
                    write(event, symbol, sequence);
                }
            }
        }
    }
}
