package io.tickring.persistence.history.rollup;

import io.tickring.engine.bars.Bar;
import io.tickring.engine.bars.Provenance;
import io.tickring.persistence.duckdb.DuckDb;
import io.tickring.persistence.history.archived.ArchiveReader;
import io.tickring.persistence.history.archived.NamedBars;
import io.tickring.persistence.history.catalog.StoredDay;
import io.tickring.persistence.history.catalog.StoredFile;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Folds the minute bars of some days to five minutes, one day after the other, so that memory does not grow with them.
 * The same rules as folding bar by bar: a bar has the provenance of its least trusted minute and the sum of their
 * revisions, and a sum of spreads that would not fit stays at the largest number.
 */
final class MonthMaker {
    private static final String PRICES =
            "bid_open, bid_high, bid_low, bid_close, ask_open, ask_high, ask_low, ask_close";
    private static final String TRUST = "CASE provenance WHEN 'live' THEN 0 WHEN 'import' THEN 1 ELSE 2 END";
    /** Of several bars of a minute the most trusted is served. */
    private static final String SERVED = "SELECT symbol, epoch_ms(open_time) AS t, "
            + TRUST + " AS provenance, revision::BIGINT AS revision, "
            + "%s, "
            + "CASE WHEN provenance = 'backfill' THEN least(greatest(coalesce(volume, 0), 0), 2147483647) "
            + "ELSE ticks END AS ticks, "
            + "coalesce(CAST(CAST(spread_sum AS DECIMAL(28, 9)) * 1000000000 AS HUGEINT), 0) AS spread_sum, "
            + "coalesce(epoch_ms(first_tick), t) AS first_tick, coalesce(epoch_ms(last_tick), t + 59999) AS last_tick "
            + "FROM read_parquet(%s) "
            + "QUALIFY row_number() OVER (PARTITION BY symbol, open_time ORDER BY " + TRUST + ") = 1";
    private static final String FOLD = "SELECT symbol, t - t %% %d AS t, max(provenance) AS provenance, "
            + "sum(revision)::BIGINT AS revision, arg_min(bid_open, t) AS bid_open, max(bid_high) AS bid_high, "
            + "min(bid_low) AS bid_low, arg_max(bid_close, t) AS bid_close, arg_min(ask_open, t) AS ask_open, "
            + "max(ask_high) AS ask_high, min(ask_low) AS ask_low, arg_max(ask_close, t) AS ask_close, "
            + "sum(ticks)::BIGINT AS ticks, least(sum(spread_sum), 9223372036854775807)::HUGEINT AS spread_sum, "
            + "arg_min(first_tick, t) AS first_tick, arg_max(last_tick, t) AS last_tick FROM (%s) GROUP BY 1, 2";
    private static final String ALL = "SELECT symbol, t, provenance, revision, " + PRICES + ", ticks, "
            + "spread_sum::BIGINT AS spread_sum, first_tick, last_tick FROM month ORDER BY symbol, t";
    private static final String NO_BARS = "CREATE TEMP TABLE month(symbol VARCHAR, t BIGINT, provenance INTEGER, "
            + "revision BIGINT, " + PRICES.replace(",", " BIGINT,") + " BIGINT, ticks BIGINT, spread_sum HUGEINT, "
            + "first_tick BIGINT, last_tick BIGINT)";

    private final DuckDb duckDb;
    private final BooleanSupplier stopped;

    MonthMaker(DuckDb duckDb, BooleanSupplier stopped) {
        this.duckDb = duckDb;
        this.stopped = stopped;
    }

    /**
     * @param rows gets bars of five minutes, market by market, ascending
     * @return false where it was told to stop
     */
    boolean make(List<StoredDay> days, NamedBars rows) throws SQLException {
        return duckDb.work(connection -> make(connection, days, rows));
    }

    private boolean make(Connection connection, List<StoredDay> days, NamedBars rows) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(NO_BARS);
            for (StoredDay day : days) {
                if (stopped.getAsBoolean()) {
                    return false;
                }
                if (day.bars().isPresent()) {
                    statement.execute("INSERT INTO month " + fold(minutes(day.bars().get())));
                }
            }
            try (ResultSet answer = statement.executeQuery(ALL)) {
                read(answer, rows);
            }
            return true;
        }
    }

    private static void read(ResultSet answer, NamedBars rows) throws SQLException {
        while (answer.next()) {
            Bar bar = new Bar();
            bar.openTimeMs = answer.getLong(2);
            bar.provenance = Provenance.ofCode(answer.getInt(3));
            bar.revision = (int) answer.getLong(4);
            bar.bidOpen = answer.getLong(5);
            bar.bidHigh = answer.getLong(6);
            bar.bidLow = answer.getLong(7);
            bar.bidClose = answer.getLong(8);
            bar.askOpen = answer.getLong(9);
            bar.askHigh = answer.getLong(10);
            bar.askLow = answer.getLong(11);
            bar.askClose = answer.getLong(12);
            bar.ticks = (int) answer.getLong(13);
            bar.spreadSumNanos = answer.getLong(14);
            bar.firstTickMs = answer.getLong(15);
            bar.lastTickMs = answer.getLong(16);
            rows.row(answer.getString(1), bar);
        }
    }

    private static String fold(String bars) {
        return String.format(FOLD, Level.FIVE_MINUTES.lengthMs(), bars);
    }

    private static String minutes(StoredFile file) {
        String prices = Stream.of(PRICES.split(", ")).map(column -> ArchiveReader.nanos(column, file) + " AS " + column)
                .collect(Collectors.joining(", "));
        return String.format(SERVED, prices, DuckDb.quoted(file.path()));
    }
}
