package io.tickring.persistence.history.pruned;

import io.tickring.engine.backfill.VenueLedger;
import io.tickring.engine.backfill.VenueResolution;
import io.tickring.engine.backfill.VenueSpan;
import io.tickring.engine.tick.EventKind;
import io.tickring.engine.tick.GapReason;
import io.tickring.engine.tick.TickEvent;
import io.tickring.persistence.archive.Archive;
import io.tickring.persistence.archive.ArchivedFile;
import io.tickring.persistence.archive.table.Dataset;
import io.tickring.persistence.duckdb.DuckDb;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Tells a ledger of the gaps, and of what the venue was asked for, that only the archive knows: so a start after a
 * removal asks for nothing again and lists the same gaps. One thread.
 */
public final class PrunedLedger {
    private final Archive archive;
    private final DuckDb duckDb;
    private final ToIntFunction<String> numbers;
    private final List<Told> told = new ArrayList<>();
    private final BackfilledMinutes minutes;

    /** A record of the journal, as the archive has it. */
    private record Told(long sequence, Runnable record) {
    }

    /** @param numbers the number of a symbol in the market table, 0 for one that is not known */
    public PrunedLedger(Archive archive, DuckDb duckDb, ToIntFunction<String> numbers) {
        this.archive = archive;
        this.duckDb = duckDb;
        this.numbers = numbers;
        minutes = new BackfilledMinutes(archive, duckDb, numbers);
    }

    /**
     * Tells what stood before all that the journal still has, in the order in which it stood there.
     *
     * @param ledger to which nothing was told before; the journal's own records come behind
     * @throws SQLException                                       where a file cannot be read
     * @throws io.tickring.persistence.archive.ArchiveException where a manifest cannot be read
     */
    public void tell(Path journal, VenueLedger ledger) throws SQLException {
        long keptFrom = KeptJournal.fromSequence(journal);
        query(Dataset.GAPS, "symbol, sequence, epoch_ms(from_time), epoch_ms(to_time), reason",
                " AND to_time > from_time AND sequence < " + keptFrom, (market, row) -> gap(market, row, ledger));
        minutes.load();
        query(Dataset.SPANS, "symbol, sequence, epoch_ms(from_time), epoch_ms(to_time), resolution, kind, bars, "
                + "epoch_ns(reported_time)", " AND sequence < " + keptFrom, (market, row) -> span(market, row, ledger));
        told.sort(Comparator.comparingLong(Told::sequence));
        told.forEach(each -> each.record().run());
    }

    private interface Rows {
        void row(int market, ResultSet row) throws SQLException;
    }

    private void query(Dataset dataset, String columns, String and, Rows rows) throws SQLException {
        List<ArchivedFile> files = archive.files(dataset, Long.MIN_VALUE, Long.MAX_VALUE);
        if (files.isEmpty()) {
            return;
        }
        String list = files.stream().map(archive::resolve).map(DuckDb::quoted).collect(Collectors.joining(", "));
        duckDb.query("SELECT " + columns + " FROM read_parquet([" + list + "]) WHERE true" + and, answer -> {
            while (answer.next()) {
                int market = numbers.applyAsInt(answer.getString(1));
                if (market != TickEvent.UNKNOWN_MARKET) {
                    rows.row(market, answer);
                }
            }
        });
    }

    private void gap(int market, ResultSet row, VenueLedger ledger) throws SQLException {
        long fromMs = row.getLong(3);
        long toMs = row.getLong(4);
        GapReason reason = reason(row.getString(5)).orElse(GapReason.DISCONNECTED);
        minutes.want(market, fromMs, toMs);
        add(row.getLong(2), () -> {
            TickEvent event = new TickEvent();
            event.clearControl(EventKind.GAP, 0);
            event.market = market;
            event.gapFromMs = fromMs;
            event.gapToMs = toMs;
            event.gapReason = reason;
            ledger.onEvent(0, event);
        });
    }

    private static Optional<GapReason> reason(String key) {
        return Stream.of(GapReason.values()).filter(reason -> reason.key().equals(key)).findFirst();
    }

    private void span(int market, ResultSet row, VenueLedger ledger) throws SQLException {
        VenueSpan span = new VenueSpan(market, VenueResolution.valueOf(upper(row.getString(5))),
                VenueSpan.Kind.valueOf(upper(row.getString(6))), row.getLong(3), row.getLong(4),
                (int) row.getLong(7), row.getLong(8));
        add(row.getLong(2), () -> ledger.onKept(span, minutes.of(market)));
    }

    private static String upper(String name) {
        return name.toUpperCase(Locale.ROOT);
    }

    private void add(long sequence, Runnable record) {
        told.add(new Told(sequence, record));
    }
}
