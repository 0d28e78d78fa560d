package io.tickring.persistence.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tickring.engine.bars.Bar;
import io.tickring.engine.history.HistoryUnreadableException;
import io.tickring.engine.history.Tick;
import io.tickring.persistence.duckdb.DuckDb;
import io.tickring.persistence.history.catalog.Catalog;
import io.tickring.persistence.history.catalog.StoredDay;
import io.tickring.persistence.history.journaled.JournalIndex;
import io.tickring.persistence.history.rollup.RolledDays;
import io.tickring.persistence.history.rollup.RolledYears;
import io.tickring.persistence.history.rollup.Rollups;
import io.tickring.persistence.testing.JournalOnly;
import io.tickring.persistence.testing.Lines;
import io.tickring.persistence.testing.Rig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is spread over archive and journal is read as if it lay in one place. */
class JoinedHistoryTest {
    private static final int TIMES = 6;

    @TempDir
    private Path dir;
    private DuckDb duckDb;
    private Shards shards;

    @BeforeEach
    void open() {
        duckDb = new DuckDb(128, dir.resolve("spill"));
    }

    @AfterEach
    void close() {
        duckDb.close();
    }

    private static List<String> lines(List<Bar> bars) {
        return bars.stream().map(bar -> Lines.of(bar)).toList();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 5})
    void shouldGiveTheWholeHoweverItIsSpread(long seed) throws IOException {
        shards = new Shards(dir.resolve("data"), duckDb, seed);
        shards.write();
        Random random = new Random(seed);

        try (JournalIndex spread = new JournalIndex(shards.journal);
                JournalIndex whole = new JournalIndex(shards.whole)) {
            Past past = shards.past(spread);
            Rollups rollups = rollups(past);
            for (int i = 0; i < TIMES; i++) {
                long fromMs = Shards.FIRST + (long) (random.nextDouble() * 3 * Shards.DAY);
                long toMs = i == 0 ? Shards.END : fromMs + 1 + (long) (random.nextDouble() * 3 * Shards.DAY);
                int market = 1 + random.nextInt(Rig.MARKETS);
                assertSameBars(new JoinedBars(past, rollups), JournalOnly.bars(whole), market, fromMs, toMs);
                assertSameTicks(new JoinedTicks(past), JournalOnly.ticks(whole), market, fromMs, toMs,
                        1 + random.nextInt(20));
            }
            assertSameDays(past, whole);
            assertSameVisit(new JoinedBars(past, RolledDays.NONE), JournalOnly.bars(whole));
        }
    }

    private Rollups rollups(Past past) {
        Rollups rollups = new Rollups(dir.resolve("rollups"), duckDb);
        while (rollups.makeNext(past.archive().now())) {
            assertThat(dir.resolve("rollups")).isDirectory();
        }
        return rollups;
    }

    private static void assertSameBars(JoinedBars joined, JoinedBars whole, int market, long fromMs, long toMs) {
        assertThat(lines(joined.bars(market, fromMs, toMs))).isEqualTo(lines(whole.bars(market, fromMs, toMs)));
        for (int minutes : new int[] {5, 30, 60, 240}) {
            long stepMs = minutes * Bar.MINUTE_MS;
            assertThat(lines(Shards.folded(joined.bars(market, fromMs, toMs, stepMs), stepMs)))
                    .isEqualTo(lines(Shards.folded(whole.bars(market, fromMs, toMs), stepMs)));
        }
    }

    private static void assertSameTicks(JoinedTicks joined, JoinedTicks whole, int market, long fromMs,
            long toMs, int limit) {
        List<Tick> got = new ArrayList<>();
        List<Tick> page = joined.ticks(market, fromMs, toMs, -1, limit);
        while (!page.isEmpty()) {
            got.addAll(page);
            long after = page.get(page.size() - 1).sequence();
            page = page.size() < limit ? List.of() : joined.ticks(market, fromMs, toMs, after, limit);
        }
        assertThat(got).isEqualTo(whole.ticks(market, fromMs, toMs, -1, Integer.MAX_VALUE).stream()
                .map(JoinedHistoryTest::cutToMicros).toList());
    }

    private static Tick cutToMicros(Tick tick) {
        return new Tick(tick.sequence(), tick.market(), tick.exchangeTimeMs(), tick.receiveTimeNs() / 1_000 * 1_000,
                tick.bidNanos(), tick.askNanos(), tick.bidSizeMicros(), tick.askSizeMicros(), tick.marks());
    }

    private static void assertSameDays(Past past, JournalIndex whole) {
        List<Integer> markets = List.of(1, 3);
        long fromMs = Shards.FIRST - 300 * Shards.DAY;
        assertThat(lines(new JoinedDays(past, RolledYears.NONE).bars(markets, fromMs, Shards.END))).isNotEmpty()
                .isEqualTo(lines(JournalOnly.days(whole).bars(markets, fromMs, Shards.END)));
    }

    private static void assertSameVisit(JoinedBars joined, JoinedBars whole) {
        List<Bar> got = new ArrayList<>();
        List<Bar> expected = new ArrayList<>();
        joined.visit(Long.MIN_VALUE, Long.MAX_VALUE, market -> market != 2, got::add);
        whole.visit(Long.MIN_VALUE, Long.MAX_VALUE, market -> market != 2, expected::add);
        assertThat(got).extracting(bar -> bar.market).doesNotContain(2);
        assertThat(lines(got)).hasSizeGreaterThan(50).containsExactlyInAnyOrderElementsOf(lines(expected));
        assertThat(got).extracting(bar -> bar.openTimeMs).isSorted();
    }

    @Test
    void shouldSayWhatIsDamagedAndServeTheRest() throws IOException {
        shards = new Shards(dir.resolve("data"), duckDb, 2);
        shards.write();
        try (JournalIndex spread = new JournalIndex(shards.journal)) {
            Past past = shards.past(spread);
            Catalog catalog = past.archive().now();
            List<StoredDay> days = List.copyOf(catalog.days(Shards.FIRST, Shards.END));
            Path file = days.get(0).bars().orElseThrow().path();
            Files.write(file, new byte[(int) Files.size(file)]);
            JoinedBars bars = new JoinedBars(past, RolledDays.NONE);
            long secondMs = Catalog.startMs(days.get(1).date().toEpochDay());

            assertThatThrownBy(() -> bars.bars(1, Shards.FIRST, Shards.END))
                    .isInstanceOf(HistoryUnreadableException.class)
                    .hasMessageContaining("what does not touch these days is still served");
            assertThat(bars.bars(1, secondMs, Shards.END)).isNotEmpty();
            Files.delete(file);
            assertThatThrownBy(() -> bars.bars(1, Shards.FIRST, secondMs))
                    .isInstanceOf(HistoryUnreadableException.class)
                    .hasMessageContaining(file.getFileName().toString()).hasMessageContaining("missing");
        }
    }

    @Test
    void shouldReadMinutesWhereARollupIsDamagedOrStale() throws IOException {
        shards = new Shards(dir.resolve("data"), duckDb, 3);
        shards.write();
        try (JournalIndex spread = new JournalIndex(shards.journal)) {
            Past past = shards.past(spread);
            Rollups rollups = rollups(past);
            JoinedBars bars = new JoinedBars(past, rollups);
            List<String> before = lines(Shards.folded(bars.bars(1, 0, Shards.END, Shards.DAY), Shards.DAY));
            for (Path file : List.copyOf(files(dir.resolve("rollups")))) {
                Files.write(file, new byte[] {1, 2, 3});
            }

            assertThat(lines(Shards.folded(bars.bars(1, 0, Shards.END, Shards.DAY), Shards.DAY))).isEqualTo(before);
            assertThat(new Rollups(dir.resolve("rollups"), duckDb).makeNext(past.archive().now())).isTrue();
            assertThat(rollups.makeNext(past.archive().now())).isTrue();
            assertThat(lines(Shards.folded(bars.bars(1, 0, Shards.END, Shards.DAY), Shards.DAY))).isEqualTo(before);
        }
    }

    private static List<Path> files(Path directory) throws IOException {
        try (var files = Files.list(directory)) {
            return files.toList();
        }
    }
}
