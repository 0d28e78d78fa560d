package io.tickring.daemon.export;

import io.tickring.daemon.data.DataDirectory;
import io.tickring.engine.bars.Bar;
import io.tickring.engine.history.Tick;
import io.tickring.engine.tick.Decimal;
import io.tickring.engine.tick.TickEvent;
import io.tickring.persistence.history.JoinedBars;
import io.tickring.persistence.history.JoinedDays;
import io.tickring.persistence.history.TickVisit;
import io.tickring.persistence.history.rollup.RolledDays;
import io.tickring.persistence.history.rollup.RolledYears;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Writes what journal and archive hold as CSV. Memory does not grow with the journal. */
public final class CsvExport {
    private static final String BAR_HEADER = "open_epoch_ms,symbol,bid_open,bid_high,bid_low,bid_close,"
            + "ask_open,ask_high,ask_low,ask_close,ticks";
    private static final String TICK_HEADER = "epoch_ms,symbol,bid,ask,bid_size,ask_size,sequence,receive_epoch_ns";

    private static final Comparator<Bar> BY_TIME =
            Comparator.<Bar>comparingLong(bar -> bar.openTimeMs).thenComparingInt(bar -> bar.market);

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

    /** @return wanted markets that neither knows; known once it was read */
    public Set<String> unknownSymbols() {
        Set<String> unknown = new TreeSet<>(selection.symbols());
        unknown.removeAll(defined);
        return unknown;
    }

    /** Bars by opening time and symbol, each in its latest revision. */
    public long bars(DataDirectory data) {
        barHeader();
        try (StoredPast stored = stored(data)) {
            new JoinedBars(stored.past(), RolledDays.NONE).visit(selection.fromMs(), selection.toMs(),
                    market -> selection.wants(stored.symbol(market)), bar -> write(bar, stored.symbol(bar.market)));
        }
        return rows;
    }

    /** The venue's days, by opening time. */
    public long days(DataDirectory data) {
        barHeader();
        try (StoredPast stored = stored(data)) {
            List<Integer> wanted = stored.symbols().stream().filter(selection::wants).map(stored::number).toList();
            new JoinedDays(stored.past(), RolledYears.NONE).bars(wanted, selection.fromMs(), selection.toMs()).stream()
                    .sorted(BY_TIME).forEach(bar -> write(bar, stored.symbol(bar.market)));
        }
        return rows;
    }

    private StoredPast stored(DataDirectory data) {
        StoredPast stored = new StoredPast(data);
        defined.addAll(stored.symbols());
        return stored;
    }

    private void barHeader() {
        line(provenance ? BAR_HEADER + ",provenance" : BAR_HEADER);
    }

    /** Accepted ticks in order of the journal. */
    public long ticks(DataDirectory data) {
        line(TICK_HEADER);
        try (StoredPast stored = stored(data)) {
            new TickVisit(data.journal(), stored.past().archive().now(), stored.past().reader())
                    .visit(selection.fromMs(), selection.toMs(), tick -> {
                        String symbol = stored.symbol(tick.market());
                        if (selection.wants(symbol)) {
                            write(tick, symbol);
                        }
                    });
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

    private void write(Tick tick, String symbol) {
        row.append(tick.exchangeTimeMs()).append(',').append(symbol);
        price(tick.bidNanos());
        price(tick.askNanos());
        size(tick.bidSizeMicros());
        size(tick.askSizeMicros());
        row.append(',').append(tick.sequence()).append(',').append(tick.receiveTimeNs());
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
}
