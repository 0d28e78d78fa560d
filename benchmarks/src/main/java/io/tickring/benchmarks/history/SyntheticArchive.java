package io.tickring.benchmarks.history;

import io.tickring.persistence.duckdb.DuckDb;
import io.tickring.persistence.history.catalog.Catalog;
import io.tickring.persistence.history.catalog.StoredDay;
import io.tickring.persistence.history.catalog.StoredFile;
import io.tickring.persistence.history.catalog.StoredYear;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * An archive of made-up bars in the real one's layout: every minute of every day of every market, which is more than
 * any market trades. What is there from a run before is used again.
 */
final class SyntheticArchive {
    private static final String WRITE = " (FORMAT parquet, COMPRESSION zstd)";
    private static final int MINUTES = 1_440;
    /** A price that wanders, different for each market and minute, with five digits as quotes have. */
    private static final String MINUTE = "COPY (SELECT 'M' || lpad(m::VARCHAR, 3, '0') AS symbol, "
            + "make_timestamptz((%1$d + i * 60000) * 1000) AS open_time, 'live' AS provenance, 0 AS revision, "
            + "p AS bid_open, p + 0.02 AS bid_high, p - 0.02 AS bid_low, p + 0.01 AS bid_close, p + 0.1 AS ask_open, "
            + "p + 0.12 AS ask_high, p + 0.08 AS ask_low, p + 0.11 AS ask_close, 20 + hash(i, m) %% 60 AS ticks, "
            + "NULL::BIGINT AS volume, 5.25 AS spread_sum, "
            + "make_timestamptz((%1$d + i * 60000 + 120) * 1000) AS first_tick, "
            + "make_timestamptz((%1$d + i * 60000 + 59480) * 1000) AS last_tick, %2$d + i AS sequence "
            + "FROM (SELECT m, i, "
            + "round(100 + m + sin((%2$d + i) / 5000.0 + m) * 8 "
            + "+ (hash(m, i, %2$d) %% 1000) / 10000.0, 2)::DOUBLE AS p FROM range(%3$d) markets(m), "
            + "range(" + MINUTES + ") minutes(i)) ORDER BY symbol, open_time) TO %4$s"
            + WRITE;
    private static final String DAY = "COPY (SELECT 'M' || lpad(m::VARCHAR, 3, '0') AS symbol, "
            + "make_timestamptz((%1$d + d * 86400000) * 1000) AS open_time, p AS bid_open, p + 2 AS bid_high, "
            + "p - 2 AS bid_low, p + 1 AS bid_close, p + 0.1 AS ask_open, p + 2.1 AS ask_high, p - 1.9 AS ask_low, "
            + "p + 1.1 AS ask_close, "
            + "10000 AS volume, %1$d // 86400000 + d AS sequence FROM (SELECT m, d, "
            + "round(100 + m + (hash(m, d, %1$d) %% 10000) / 1000.0, 2)::DOUBLE AS p FROM range(%2$d) markets(m), "
            + "range(%3$d) days(d)) ORDER BY symbol, open_time) TO %4$s" + WRITE;

    private final Path directory;
    private final DuckDb duckDb;
    private final int markets;

    SyntheticArchive(Path directory, DuckDb duckDb, int markets) {
        this.directory = directory;
        this.duckDb = duckDb;
        this.markets = markets;
    }

    /** @return the name of a market, counted from 0 */
    static String symbol(int market) {
        return String.format("M%03d", market);
    }

    /**
     * @param end   the day behind the last
     * @param days  of minutes
     * @param years of the venue's days
     */
    Catalog make(LocalDate end, int days, int years) {
        List<StoredDay> minutes = IntStream.rangeClosed(1, days).parallel()
                .mapToObj(ago -> day(end.minusDays(ago))).toList();
        List<StoredYear> daily = IntStream.rangeClosed(end.getYear() - years, end.getYear()).parallel()
                .mapToObj(year -> year(year, end)).toList();
        return new Catalog(minutes, daily);
    }

    private StoredDay day(LocalDate date) {
        long number = date.toEpochDay();
        Path file = directory.resolve("bars/date=" + date + "/bars.parquet");
        write(file, String.format(MINUTE, number * 86_400_000L, number * MINUTES, markets, DuckDb.quoted(file)));
        return new StoredDay(date, Long.MAX_VALUE, date.toString(), Optional.empty(), Optional.of(stored(file)));
    }

    private StoredYear year(int year, LocalDate end) {
        LocalDate first = LocalDate.of(year, 1, 1);
        LocalDate last = first.plusYears(1).isBefore(end) ? first.plusYears(1) : end;
        Path file = directory.resolve("days/year=" + year + "/days-" + last + ".parquet");
        write(file, String.format(DAY, first.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli(), markets,
                ChronoUnit.DAYS.between(first, last), DuckDb.quoted(file)));
        return new StoredYear(year, Long.MAX_VALUE, last.toString(), stored(file));
    }

    private void write(Path file, String sql) {
        if (Files.exists(file)) {
            return;
        }
        try {
            Files.createDirectories(file.getParent());
            duckDb.work(connection -> {
                try (Statement statement = connection.createStatement()) {
                    return statement.execute(sql);
                }
            });
        } catch (IOException | SQLException e) {
            throw new IllegalStateException("cannot write " + file + ": " + e.getMessage(), e);
        }
    }

    private static StoredFile stored(Path file) {
        return new StoredFile(file, file.toFile().length(), 0, Long.MAX_VALUE, true);
    }
}
