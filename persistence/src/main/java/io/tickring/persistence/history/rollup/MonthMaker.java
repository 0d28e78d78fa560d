package io.tickring.persistence.history.rollup;

import io.tickring.persistence.history.archived.ArchiveReader;
import io.tickring.persistence.history.archived.DuckDb;
import io.tickring.persistence.history.archived.StoredDay;
import io.tickring.persistence.history.archived.StoredFile;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Folds the minute bars of some days, one day after the other, so that memory does not grow with them. The same rules
 * as folding bar by bar: a bar has the provenance of its least trusted minute and the sum of their revisions, and a sum
 * of spreads that would not fit stays at the largest number.
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
    /** About one market of a month in a group of rows, so that a query reads little of the others. */
    private static final String COPY = "COPY (SELECT symbol, t, provenance, revision, " + PRICES + ", ticks, "
            + "spread_sum::BIGINT AS spread_sum, first_tick, last_tick FROM (%s) ORDER BY symbol, t) TO %s "
            + "(FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE %d)";

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
     * @param days whose files were found whole
     * @param five where bars of five minutes go
     * @param hour where bars of an hour go
     * @return false where it was told to stop
     */
    boolean make(List<StoredDay> days, Path five, Path hour) throws SQLException {
        return duckDb.work(connection -> make(connection, days, five, hour));
    }

    private boolean make(Connection connection, List<StoredDay> days, Path five, Path hour) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(NO_BARS);
            for (StoredDay day : days) {
                if (stopped.getAsBoolean()) {
                    return false;
                }
                if (day.bars().isPresent()) {
                    statement.execute("INSERT INTO month " + fold(Level.FIVE_MINUTES, minutes(day.bars().get())));
                }
            }
            statement.execute(String.format(COPY, "SELECT * FROM month", DuckDb.quoted(five), 8_192));
            statement.execute(String.format(COPY, fold(Level.HOUR, "SELECT * FROM month"), DuckDb.quoted(hour),
                    2_048));
            return true;
        }
    }

    private static String fold(Level level, String bars) {
        return String.format(FOLD, level.lengthMs(), bars);
    }

    private static String minutes(StoredFile file) {
        String prices = Stream.of(PRICES.split(", ")).map(column -> ArchiveReader.nanos(column, file) + " AS " + column)
                .collect(Collectors.joining(", "));
        return String.format(SERVED, prices, DuckDb.quoted(file.path()));
    }
}
