package io.tickring.persistence.history.archived;

import io.tickring.engine.backfill.VenueResolution;
import io.tickring.engine.bars.Bar;
import io.tickring.engine.bars.Provenance;
import io.tickring.engine.history.Tick;
import io.tickring.engine.tick.RejectReason;
import io.tickring.engine.tick.TickEvent;
import io.tickring.persistence.duckdb.DuckDb;
import io.tickring.persistence.history.catalog.DamagedArchiveException;
import io.tickring.persistence.history.catalog.StoredDay;
import io.tickring.persistence.history.catalog.StoredFile;
import io.tickring.persistence.history.catalog.StoredYear;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

/**
 * Reads rows of archived days. Takes files from their manifests only, and prices and times as exactly as the journal
 * had them. Safe for any thread.
 */
public final class ArchiveReader {
    private final DuckDb duckDb;
    private final YearReader years;
    private final ToIntFunction<String> numbers;

    /** Gets one bar after the other. */
    @FunctionalInterface
    public interface BarRows {
        /**
         * @param sequence of the record that the journal had
         * @param bar      whoever gets it owns it
         */
        void row(long sequence, Bar bar);
    }

    /** Gets one tick that was rejected; it is used again for the next. */
    @FunctionalInterface
    public interface RejectRows {
        /** @param sequence of the record that the journal had */
        void row(long sequence, TickEvent reject);
    }

    /** @param numbers the number of a symbol in the market table; rows of a symbol with number 0 are left out */
    public ArchiveReader(DuckDb duckDb, ToIntFunction<String> numbers) {
        this.duckDb = duckDb;
        years = new YearReader(duckDb);
        this.numbers = numbers;
    }

    /**
     * Minute bars, one for each provenance that has the minute.
     *
     * @param days   to look at
     * @param filter of rows
     * @throws DamagedArchiveException where a file is missing or damaged
     */
    public void bars(Collection<StoredDay> days, RowFilter filter, BarRows rows) {
        List<StoredFile> files = days.stream().map(StoredDay::bars).flatMap(Optional::stream).toList();
        new ParquetQuery(Columns::bars, filter.where("open_time"), "")
                .ask(duckDb, files, answer -> bars(answer, rows));
    }

    private void bars(ResultSet answer, BarRows rows) throws SQLException {
        Numbering numbering = new Numbering();
        while (answer.next()) {
            int market = numbering.of(answer.getString(1));
            if (market != TickEvent.UNKNOWN_MARKET) {
                rows.row(answer.getLong(18), bar(answer, market));
            }
        }
    }

    private static Bar bar(ResultSet row, int market) throws SQLException {
        Bar bar = new Bar();
        bar.market = market;
        bar.openTimeMs = row.getLong(2);
        bar.provenance = provenance(row.getString(3));
        Columns.readPrices(row, 5, bar);
        if (bar.provenance == Provenance.BACKFILL) {
            return Columns.venueBar(bar, VenueResolution.MINUTE, row.getLong(14));
        }
        bar.revision = row.getInt(4);
        bar.ticks = (int) row.getLong(13);
        bar.spreadSumNanos = row.getLong(15);
        bar.firstTickMs = row.getLong(16);
        bar.lastTickMs = row.getLong(17);
        return bar;
    }

    private static Provenance provenance(String key) {
        for (Provenance provenance : Provenance.values()) {
            if (provenance.key().equals(key)) {
                return provenance;
            }
        }
        throw new IllegalStateException("provenance '" + key + "' is unknown to this version");
    }

    /**
     * The venue's daily bars.
     *
     * @param bars owns the bars it is given
     * @throws DamagedArchiveException where a file is missing or damaged
     */
    public void days(Collection<StoredYear> stored, RowFilter filter, Consumer<Bar> bars) {
        Numbering numbering = new Numbering();
        years.read(stored, filter, (symbol, bar) -> {
            bar.market = numbering.of(symbol);
            if (bar.market != TickEvent.UNKNOWN_MARKET) {
                bars.accept(bar);
            }
        });
    }

    /**
     * Accepted ticks in order of the journal.
     *
     * @param limit at most this many
     */
    public void ticks(Collection<StoredDay> days, RowFilter filter, long limit, Consumer<Tick> ticks) {
        List<StoredFile> files = days.stream().map(StoredDay::ticks).flatMap(Optional::stream).toList();
        new ParquetQuery(Columns::ticks, filter.where("exchange_time"), " ORDER BY sequence LIMIT " + limit)
                .ask(duckDb, files, answer -> ticks(answer, ticks));
    }

    private void ticks(ResultSet answer, Consumer<Tick> ticks) throws SQLException {
        Numbering numbering = new Numbering();
        while (answer.next()) {
            int market = numbering.of(answer.getString(1));
            if (market != TickEvent.UNKNOWN_MARKET) {
                ticks.accept(new Tick(answer.getLong(2), market, answer.getLong(3), answer.getLong(4),
                        answer.getLong(5), answer.getLong(6), number(answer, 7), number(answer, 8), answer.getInt(9)));
            }
        }
    }

    private static long number(ResultSet answer, int column) throws SQLException {
        long number = answer.getLong(column);
        return answer.wasNull() ? TickEvent.ABSENT : number;
    }

    /**
     * Rejected ticks whose own time, or the market clock's when they came, is in a time; without their frames.
     *
     * @param doublePrices whether the file's prices are exact as doubles
     */
    public void rejects(Path file, boolean doublePrices, RowFilter filter, RejectRows rows) {
        StoredFile stored = new StoredFile(file, file.toFile().length(), 0, 0, doublePrices);
        new ParquetQuery(Columns::rejects, filter.whereEither("market_time", "exchange_ms"), " ORDER BY sequence")
                .ask(duckDb, List.of(stored), answer -> rejects(answer, rows));
    }

    private void rejects(ResultSet answer, RejectRows rows) throws SQLException {
        TickEvent reject = new TickEvent();
        while (answer.next()) {
            reject.clearTick();
            reject.market = numbers.applyAsInt(answer.getString(1));
            reject.marketTimeMs = answer.getLong(3);
            reject.exchangeTimeMs = number(answer, 4);
            reject.receiveTimeNs = answer.getLong(5);
            reject.bidNanos = number(answer, 6);
            reject.askNanos = number(answer, 7);
            reject.bidSizeMicros = number(answer, 8);
            reject.askSizeMicros = number(answer, 9);
            reject.marks = answer.getInt(10);
            reject.rejectReason = reason(answer.getString(11));
            reject.decodeFault = reason(answer.getString(12));
            rows.row(answer.getLong(2), reject);
        }
    }

    private static RejectReason reason(String key) {
        return Stream.of(RejectReason.values()).filter(reason -> reason.key().equals(key)).findFirst()
                .orElse(RejectReason.NONE);
    }

    /** @return SQL that makes nanos of a price column of this file */
    public static String nanos(String column, StoredFile file) {
        return Columns.nanos(column, file);
    }

    /** Rows of a market come together, so its number is looked up once. */
    private final class Numbering {
        private String symbol = "";
        private int number;

        int of(String wanted) {
            if (!wanted.equals(symbol)) {
                symbol = wanted;
                number = numbers.applyAsInt(wanted);
            }
            return number;
        }
    }
}
