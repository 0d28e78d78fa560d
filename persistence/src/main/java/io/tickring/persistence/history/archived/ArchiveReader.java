package io.tickring.persistence.history.archived;

import io.tickring.engine.backfill.Resolution;
import io.tickring.engine.bars.Bar;
import io.tickring.engine.bars.Provenance;
import io.tickring.engine.history.Tick;
import io.tickring.engine.tick.TickEvent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;

/**
 * Reads rows of archived days. Takes files from their manifests only, and prices and times as exactly as the journal
 * had them. Safe for any thread.
 */
public final class ArchiveReader {
    private final DuckDb duckDb;
    private final YearReader years;
    private final ToIntFunction<String> numbers;

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
     * @param bars   owns the bars it is given
     * @throws DamagedArchiveException where a file is missing or damaged
     */
    public void bars(Collection<StoredDay> days, RowFilter filter, Consumer<Bar> bars) {
        List<StoredFile> files = days.stream().map(StoredDay::bars).flatMap(Optional::stream).toList();
        new ParquetQuery(Columns::bars, filter.where("open_time"), "")
                .ask(duckDb, files, answer -> bars(answer, bars));
    }

    private void bars(ResultSet answer, Consumer<Bar> bars) throws SQLException {
        Numbering numbering = new Numbering();
        while (answer.next()) {
            int market = numbering.of(answer.getString(1));
            if (market != TickEvent.UNKNOWN_MARKET) {
                bars.accept(bar(answer, market));
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
            return Columns.venueBar(bar, Resolution.MINUTE, row.getLong(14));
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
                ticks.accept(new Tick(answer.getLong(2), market, answer.getLong(3), answer.getLong(4), answer.getLong(5),
                        answer.getLong(6), size(answer, 7), size(answer, 8), answer.getInt(9)));
            }
        }
    }

    private static long size(ResultSet answer, int column) throws SQLException {
        long size = answer.getLong(column);
        return answer.wasNull() ? TickEvent.ABSENT : size;
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
