package io.tickring.persistence.archive.table;

import static io.tickring.engine.tick.TickEvent.ABSENT;

import io.tickring.engine.backfill.VenueBar;
import io.tickring.engine.backfill.VenueResolution;
import io.tickring.engine.backfill.VenueSpan;
import io.tickring.engine.bars.Bar;
import io.tickring.engine.bars.Provenance;
import io.tickring.engine.journal.JournalListener;
import io.tickring.engine.market.Market;
import io.tickring.engine.tick.EventKind;
import io.tickring.engine.tick.RejectReason;
import io.tickring.engine.tick.TickEvent;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** Makes rows of the journal's records. Clocks, checkpoints and session markers have none. One thread. */
public final class JournalRows implements JournalListener {
    private final Map<Integer, String> symbols = new TreeMap<>();
    private final Map<Dataset, Row> rows = new EnumMap<>(Dataset.class);
    private final RowSink sink;
    private long position;

    /** @param symbols by number, of markets that were defined before what will be read */
    public JournalRows(Map<Integer, String> symbols, RowSink sink) {
        this.symbols.putAll(symbols);
        this.sink = sink;
        for (Dataset dataset : Dataset.values()) {
            rows.put(dataset, new Row(dataset));
        }
    }

    /** @return symbols by number, of all markets met so far */
    public Map<Integer, String> symbols() {
        return symbols;
    }

    /** @return everything up to this sequence was read; 0 for nothing */
    public long position() {
        return position;
    }

    @Override
    public void onPosition(long sequence) {
        position = sequence;
    }

    @Override
    public void onMarket(long sequence, Market market) {
        symbols.put(market.number(), market.symbol());
    }

    @Override
    public void onEvent(long sequence, TickEvent event) {
        if (event.kind == EventKind.GAP) {
            gap(sequence, event);
        } else if (event.accepted()) {
            tick(sequence, event);
        } else if (event.kind == EventKind.TICK) {
            reject(sequence, event);
        }
    }

    private void tick(long sequence, TickEvent event) {
        sink.onRow(begin(Dataset.TICKS, event.market).putMs(event.exchangeTimeMs).putNs(event.receiveTimeNs)
                .put(sequence).put(event.bidNanos).put(event.askNanos).put(event.bidSizeMicros)
                .put(event.askSizeMicros).put(event.marks));
    }

    private void reject(long sequence, TickEvent event) {
        long marketMs = event.marketTimeMs > 0 ? event.marketTimeMs
                : TimeUnit.NANOSECONDS.toMillis(event.receiveTimeNs);
        String frame = new String(event.frame, 0, event.frameLength, StandardCharsets.ISO_8859_1);
        sink.onRow(begin(Dataset.REJECTS, event.market).putMs(marketMs).putNs(event.receiveTimeNs)
                .put(event.exchangeTimeMs).put(sequence).put(event.bidNanos).put(event.askNanos)
                .put(event.bidSizeMicros).put(event.askSizeMicros).put(event.marks).put(event.rejectReason.key())
                .put(event.decodeFault == RejectReason.NONE ? null : event.decodeFault.key())
                .put(event.frameLength == 0 ? null : frame).put(event.frameCut ? 1 : 0));
    }

    private void gap(long sequence, TickEvent event) {
        sink.onRow(begin(Dataset.GAPS, event.market).putMs(event.gapFromMs).putMs(event.gapToMs)
                .put(event.gapReason == null ? null : event.gapReason.key()).putMs(event.marketTimeMs)
                .putNs(event.receiveTimeNs).put(sequence));
    }

    @Override
    public void onBar(long sequence, Bar bar) {
        sink.onRow(begin(Dataset.BARS, bar.market).putMs(bar.openTimeMs).put(bar.provenance.key()).put(bar.revision)
                .put(bar.bidOpen).put(bar.bidHigh).put(bar.bidLow).put(bar.bidClose)
                .put(bar.askOpen).put(bar.askHigh).put(bar.askLow).put(bar.askClose)
                .put(bar.ticks).put(ABSENT).put(bar.spreadSumNanos).putMs(bar.firstTickMs).putMs(bar.lastTickMs)
                .put(sequence));
    }

    @Override
    public void onVenueBar(long sequence, VenueBar bar) {
        if (bar.resolution() == VenueResolution.MINUTE) {
            Row row = prices(begin(Dataset.BARS, bar.market()).putMs(bar.openTimeMs())
                    .put(Provenance.BACKFILL.key()).put(0), bar);
            sink.onRow(row.put(0).put(bar.volume()).put(ABSENT).put(ABSENT).put(ABSENT).put(sequence));
        } else {
            Row row = prices(begin(Dataset.DAYS, bar.market()).putMs(bar.openTimeMs()), bar);
            sink.onRow(row.put(bar.volume()).put(sequence));
        }
    }

    private static Row prices(Row row, VenueBar bar) {
        return row.put(bar.bidOpen()).put(bar.bidHigh()).put(bar.bidLow()).put(bar.bidClose())
                .put(bar.askOpen()).put(bar.askHigh()).put(bar.askLow()).put(bar.askClose());
    }

    @Override
    public void onVenueSpan(long sequence, VenueSpan span) {
        sink.onRow(begin(Dataset.SPANS, span.market()).put(name(span.resolution())).put(name(span.kind()))
                .putMs(span.fromMs()).putMs(span.toMs()).put(span.bars()).putNs(span.reportedNs()).put(sequence));
    }

    private static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private Row begin(Dataset dataset, int market) {
        return rows.get(dataset).begin().put(symbols.getOrDefault(market, "?"));
    }
}
