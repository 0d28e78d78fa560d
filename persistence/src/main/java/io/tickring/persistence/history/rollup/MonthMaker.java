package io.tickring.persistence.history.rollup;

import io.tickring.persistence.history.archived.DuckDb;
import io.tickring.persistence.history.archived.StoredDay;
import io.tickring.persistence.history.archived.StoredFile;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * Folds the minute bars of some days, one day after the other, so that memory does not grow with them. The same rules
 * as folding bar by bar: a bar has the provenance of its least trusted minute and the sum of their revisions, and a sum
 * of spreads that would not fit stays at the largest number.
 */
final class MonthMaker {
    private static final String PRICES = "bid_open, bid_high, bid_low, bid_close, ask_open, ask_high, ask_low, ask_close";
    /** Of several bars of a minute the most trusted is served. */
    private static final String SERVED = "SELECT symbol, epoch_ms(open_time) AS t, "
            + "CASE provenance WHEN 'live' THEN 0 WHEN 'import' THEN 1 ELSE 2 END AS provenance, revision::BIGINT AS revision, "
            + nanos("bid_open") + nanos("bid_high") + nanos("bid_low") + nanos("bid_close")
            + nanos("ask_open") + nanos("ask_high") + nanos("ask_low") + nanos("ask_close")
            + "CASE WHEN provenance = 'backfill' THEN least(greatest(coalesce(volume, 0), 0), 2147483647) ELSE ticks END AS ticks, "
            + "coalesce(CAST(CAST(spread_sum AS DECIMAL(38, 9)) * 1000000000 AS HUGEINT), 0) AS spread_sum, "
            + "coalesce(epoch_ms(first_tick), t) AS first_tick, coalesce(epoch_ms(last_tick), t + 59999) AS last_tick "
            + "FROM read_parquet(%s) "
            + "QUALIFY row_number() OVER (PARTITION BY symbol, open_time ORDER BY 3) = 1";
    private static final String FOLD = "SELECT symbol, t - t %% %d AS t, max(provenance) AS provenance, "
            + "sum(revision)::BIGINT AS revision, arg_min(bid_open, t) AS bid_open, max(bid_high) AS bid_high, "
            + "min(bid_low) AS bid_low, arg_max(bid_close, t) AS bid_close, arg_min(ask_open, t) AS ask_open, "
            + "max(ask_high) AS ask_high, min(ask_low) AS ask_low, arg_max(ask_close, t) AS ask_close, "
            + "sum(ticks)::BIGINT AS ticks, least(sum(spread_sum), 9223372036854775807)::HUGEINT AS spread_sum, "
            + "arg_min(first_tick, t) AS first_tick, arg_max(last_tick, t) AS last_tick FROM (%s) GROUP BY 1, 2";
    /** About one market of a month in a group of rows, so that a query reads little of the others. */
    private static final String COPY = "COPY (SELECT symbol, t, provenance, revision, " + PRICES + ", ticks, "
            + "spread_sum::BIGINT AS spread_sum, first_tick, last_tick FROM (%s) ORDER BY symbol, t) TO %s "
            + "(FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE %d)";

    private final DuckDb duckDb;

    MonthMaker(DuckDb duckDb) {
        this.duckDb = duckDb;
    }

    private static String nanos(String column) {
        return "CAST(CAST(" + column + " AS DECIMAL(28, 9)) * 1000000000 AS BIGINT) AS " + column + ", ";
    }

    /**
     * @param days whose files were found whole
     * @param five where bars of five minutes go
     * @param hour where bars of an hour go
     */
    void make(List<StoredDay> days, Path five, Path hour) throws SQLException {
        duckDb.work(connection -> {
            make(connection, days, five, hour);
            return null;
        });
    }

    private static void make(Connection connection, List<StoredDay> days, Path five, Path hour) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            boolean first = true;
            for (StoredDay day : days) {
                if (day.bars().isPresent()) {
                    String folded = fold(Level.FIVE_MINUTES, minutes(day.bars().get()));
                    statement.execute((first ? "CREATE TEMP TABLE month AS " : "INSERT INTO month ") + folded);
                    first = false;
                }
            }
            statement.execute(String.format(COPY, "SELECT * FROM month", DuckDb.quoted(five), 8_192));
            statement.execute(String.format(COPY, fold(Level.HOUR, "SELECT * FROM month"), DuckDb.quoted(hour), 2_048));
        }
    }

    private static String fold(Level level, String bars) {
        return String.format(FOLD, level.lengthMs(), bars);
    }

    private static String minutes(StoredFile file) {
        return String.format(SERVED, DuckDb.quoted(file.path()));
    }
}
