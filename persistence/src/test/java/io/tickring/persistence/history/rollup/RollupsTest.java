package io.tickring.persistence.history.rollup;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickring.engine.bars.Bar;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which part of the archive is rolled up, and what is left. What is in it {@code JoinedHistoryTest} checks. */
class RollupsTest {
    private static final long DAY_MS = 86_400_000;
    private static final long HOUR_MS = 3_600_000;

    @TempDir
    private Path dir;
    private DuckDb duckDb;

    @BeforeEach
    void open() {
        duckDb = new DuckDb(64, dir.resolve("spill"));
    }

    @AfterEach
    void close() {
        duckDb.close();
    }

    /** @return a day with a bar of market A in each of its minutes */
    private StoredDay day(String date, String fingerprint) throws SQLException {
        long startMs = LocalDate.parse(date).toEpochDay() * DAY_MS;
        return new StoredDay(LocalDate.parse(date), 1, fingerprint, Optional.empty(), Optional.of(file(date,
                "SELECT 'A' AS symbol, make_timestamptz((" + startMs + " + i * 60000) * 1000) AS open_time, "
                + "'live' AS provenance, 0 AS revision, " + prices() + ", 3 AS ticks, NULL::BIGINT AS volume, "
                + "0.5 AS spread_sum, make_timestamptz((" + startMs + " + i * 60000) * 1000) AS first_tick, "
                + "make_timestamptz((" + startMs + " + i * 60000) * 1000) AS last_tick, i AS sequence "
                + "FROM range(1440) minutes(i)")));
    }

    private StoredYear year(int year, String fingerprint) throws SQLException {
        long startMs = LocalDate.of(year, 1, 1).toEpochDay() * DAY_MS;
        return new StoredYear(year, 1, fingerprint, file(Integer.toString(year),
                "SELECT s AS symbol, make_timestamptz((" + startMs + " + i * 86400000) * 1000) AS open_time, "
                + prices() + ", 9 AS volume, i AS sequence FROM range(300) days(i), (VALUES ('B'), ('A')) names(s)"));
    }

    private static String prices() {
        List<String> prices = new ArrayList<>();
        for (String side : List.of("bid", "ask")) {
            for (String what : List.of("open", "high", "low", "close")) {
                prices.add("(1 + i)::DOUBLE AS " + side + "_" + what);
            }
        }
        return String.join(", ", prices);
    }

    private StoredFile file(String name, String rows) throws SQLException {
        Path path = dir.resolve(name + ".parquet");
        duckDb.work(connection -> {
            try (Statement statement = connection.createStatement()) {
                return statement.execute("COPY (" + rows + ") TO " + DuckDb.quoted(path) + " (FORMAT parquet)");
            }
        });
        return new StoredFile(path, path.toFile().length(), 0, 1, true);
    }

    private static void makeAll(Rollups rollups, Catalog catalog) {
        int most = 10;
        while (rollups.makeNext(catalog)) {
            assertThat(most--).isPositive();
        }
    }

    private Rollups rollups() {
        return new Rollups(dir.resolve("rollups"), duckDb);
    }

    private static List<Bar> hours(Rollups rollups, List<StoredDay> left, long fromMs, long toMs) {
        return rollups.take(left, new RolledDays.Wish(5, "A", fromMs, toMs, 4 * HOUR_MS));
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(dir.resolve("rollups"))) {
            return files.map(file -> file.getFileName().toString().replaceAll("_[0-9a-f]+-", " ")).sorted().toList();
        }
    }

    @Test
    void shouldAnswerForTheDaysItHolds() throws Exception {
        List<StoredDay> days = List.of(day("2026-10-31", "x"), day("2026-11-01", "y"), day("2026-11-02", "z"));
        makeAll(rollups(), new Catalog(days.subList(0, 2), List.of()));
        long startMs = LocalDate.parse("2026-10-31").toEpochDay() * DAY_MS;
        List<StoredDay> left = new ArrayList<>(days);

        List<Bar> bars = hours(rollups(), left, startMs, startMs + 3 * DAY_MS);

        assertThat(left).containsExactly(days.get(2));
        assertThat(bars).hasSize(48).allMatch(bar -> bar.market == 5 && bar.ticks == 180)
                .extracting(bar -> bar.openTimeMs).isSorted();
        assertThat(files()).containsExactly("2026-10 1h.bars", "2026-10 5m.bars", "2026-10.json", "2026-11 1h.bars",
                "2026-11 5m.bars", "2026-11.json");
    }

    @Test
    void shouldAnswerForAPartOfADayOnlyWhereNoBarReachesOverItsEnd() throws Exception {
        List<StoredDay> days = List.of(day("2026-11-01", "y"));
        Rollups rollups = rollups();
        makeAll(rollups, new Catalog(days, List.of()));
        long startMs = LocalDate.parse("2026-11-01").toEpochDay() * DAY_MS;
        List<StoredDay> left = new ArrayList<>(days);

        assertThat(hours(rollups, left, startMs + 60_000, startMs + DAY_MS)).isEmpty();
        assertThat(hours(rollups, left, startMs, startMs + DAY_MS - 60_000)).isEmpty();
        assertThat(left).hasSize(1);
        assertThat(hours(rollups, left, startMs + 2 * HOUR_MS, startMs + 5 * HOUR_MS)).hasSize(3);
        assertThat(left).isEmpty();
    }

    @Test
    void shouldMakeWhatWasArchivedAnewAndRemoveWhatIsArchivedNoMore() throws Exception {
        StoredDay before = day("2026-11-01", "y");
        Rollups rollups = rollups();
        makeAll(rollups, new Catalog(List.of(before, day("2026-10-01", "x")), List.of(year(2025, "a"))));
        StoredDay after = day("2026-11-01", "other");

        assertThat(hours(rollups, new ArrayList<>(List.of(after)), 0, Long.MAX_VALUE)).isEmpty();
        makeAll(rollups, new Catalog(List.of(after), List.of()));

        assertThat(hours(rollups, new ArrayList<>(List.of(after)), 0, Long.MAX_VALUE)).hasSize(24);
        assertThat(files()).containsExactly("2026-11 1h.bars", "2026-11 5m.bars", "2026-11.json");
    }

    @Test
    void shouldMakeTheOthersWhereOneCannotBeMade() throws Exception {
        StoredDay damaged = day("2026-11-01", "y");
        StoredDay whole = day("2026-10-01", "x");
        Files.write(damaged.bars().orElseThrow().path(), new byte[10]);
        StoredYear year = year(2025, "a");
        Files.delete(year.days().path());
        Rollups rollups = rollups();

        makeAll(rollups, new Catalog(List.of(damaged, whole), List.of(year)));

        assertThat(hours(rollups, new ArrayList<>(List.of(whole)), 0, Long.MAX_VALUE)).hasSize(24);
        assertThat(rollups.makeNext(new Catalog(List.of(day("2026-11-01", "y"), whole), List.of()))).isTrue();
        assertThat(hours(rollups, new ArrayList<>(List.of(damaged)), 0, Long.MAX_VALUE)).hasSize(24);
    }

    @Test
    void shouldGiveTheVenuesDaysOfMarketsAndTimes() throws Exception {
        StoredYear first = year(2025, "a");
        StoredYear second = year(2026, "b");
        Rollups rollups = rollups();
        makeAll(rollups, new Catalog(List.of(), List.of(first)));
        List<StoredYear> left = new ArrayList<>(List.of(first, second));
        List<String> got = new ArrayList<>();
        long startMs = LocalDate.of(2025, 1, 1).toEpochDay() * DAY_MS;

        rollups.take(left, List.of("B", "none"), startMs + DAY_MS, startMs + 3 * DAY_MS,
                (symbol, bar) -> got.add(symbol + " " + (bar.openTimeMs - startMs) / DAY_MS + " " + bar.bidClose
                        + " " + bar.ticks + " " + bar.provenance));

        assertThat(left).containsExactly(second);
        assertThat(got).containsExactly("B 1 2000000000 9 BACKFILL", "B 2 3000000000 9 BACKFILL");
    }
}
