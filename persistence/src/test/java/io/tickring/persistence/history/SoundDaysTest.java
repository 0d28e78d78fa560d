package io.tickring.persistence.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickring.engine.bars.Bar;
import io.tickring.engine.history.Tick;
import io.tickring.persistence.archive.Archive;
import io.tickring.persistence.archive.job.ArchiveSettings;
import io.tickring.persistence.archive.job.Archiver;
import io.tickring.persistence.archive.table.Dataset;
import io.tickring.persistence.archive.watch.ArchiveWatch;
import io.tickring.persistence.duckdb.DuckDb;
import io.tickring.persistence.durable.Durable;
import io.tickring.persistence.history.archived.ArchiveReader;
import io.tickring.persistence.history.catalog.ManifestDays;
import io.tickring.persistence.history.catalog.SoundDays;
import io.tickring.persistence.history.journaled.JournalIndex;
import io.tickring.persistence.history.pruned.KeptJournal;
import io.tickring.persistence.history.rollup.RolledDays;
import io.tickring.persistence.testing.Lines;
import io.tickring.persistence.testing.Rig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A day whose files are damaged is read from the journal, and left out where that does not have it any more. */
class SoundDaysTest {
    private static final long DAY_MS = Shards.DAY;
    private static final long FIRST_MS = Shards.FIRST;
    private static final int TICKS = 200;

    @TempDir
    private Path dir;
    private Path journal;
    private Archive archive;
    private DuckDb duckDb;
    private JournalIndex index;
    private SoundDays days;
    private Past past;

    @BeforeEach
    void setUp() throws IOException {
        journal = dir.resolve("journal");
        archive = new Archive(dir.resolve("archive"));
        duckDb = new DuckDb(64, dir.resolve("spill"));
        write(0, 3);
        write(3, 5);
        try (Archiver archiver = Archiver.open(journal, archive.directory(), new ArchiveSettings(10, 64, 0, 0))) {
            archiver.run(FIRST_MS + 9 * DAY_MS, FIRST_MS + 9 * DAY_MS, ArchiveWatch.NONE);
        }
    }

    private void write(int fromDay, int toDay) {
        try (Rig rig = new Rig(Rig.settings(journal), Math.max(Rig.START_MS, FIRST_MS + fromDay * DAY_MS)
                * Rig.NS_PER_MS)) {
            for (int day = fromDay; day < toDay; day++) {
                long startMs = Math.max(Rig.START_MS, FIRST_MS + day * DAY_MS);
                for (int i = 0; i < TICKS; i++) {
                    rig.tick(1, startMs + i * 1000L, 1_500_000_000L + i, 1_500_000_100L + i, true);
                }
            }
        }
    }

    private void open() {
        index = new JournalIndex(journal);
        days = new SoundDays(new ManifestDays(archive, () -> Long.MAX_VALUE / 2), archive,
                () -> KeptJournal.fromSequence(journal));
        MarketNames names = new MarketNames() {
            @Override
            public String symbol(int market) {
                return "M" + market;
            }

            @Override
            public int number(String symbol) {
                return Integer.parseInt(symbol.substring(1));
            }
        };
        past = new Past(index, days, new ArchiveReader(duckDb, names::number), names);
    }

    @AfterEach
    void tearDown() {
        index.close();
        duckDb.close();
    }

    private Path file(Dataset dataset, int day) {
        return archive.resolve(archive.files(dataset, FIRST_MS + day * DAY_MS, FIRST_MS + day * DAY_MS + 1).get(0));
    }

    private static byte[] damage(Path file) throws IOException {
        byte[] content = Files.readAllBytes(file);
        Files.write(file, new byte[content.length]);
        return content;
    }

    private List<String> bars() {
        return new JoinedBars(past, RolledDays.NONE).bars(1, 0, Long.MAX_VALUE).stream().map(SoundDaysTest::line)
                .toList();
    }

    private static String line(Bar bar) {
        return Lines.of(bar);
    }

    private List<Long> ticks() {
        return new JoinedTicks(past).ticks(1, 0, Long.MAX_VALUE, 0, Integer.MAX_VALUE).stream().map(Tick::sequence)
                .toList();
    }

    @Test
    void shouldReadDamagedDaysFromTheJournal() throws IOException {
        open();
        List<String> bars = bars();
        List<Long> ticks = ticks();
        for (int day = 0; day < 5; day++) {
            damage(file(Dataset.BARS, day));
        }
        Files.delete(file(Dataset.TICKS, 2));

        assertThat(bars()).isEqualTo(bars);
        assertThat(ticks()).hasSize(5 * TICKS).isEqualTo(ticks);
        assertThat(days.damaged()).hasSize(5).allMatch(file -> file.startsWith("bars/date=2023-11-"));
    }

    @Test
    void shouldServeTheRestWhereTheJournalLacksTheDay() throws IOException {
        open();
        List<String> bars = bars();
        List<Long> ticks = ticks();
        index.close();
        Durable.deleteTree(journal.resolve("00000001"));
        open();
        byte[] content = damage(file(Dataset.TICKS, 1));

        assertThat(ticks()).hasSize(4 * TICKS).isSubsetOf(ticks);
        assertThat(bars()).isEqualTo(bars);
        assertThat(days.damaged()).singleElement().asString().startsWith("ticks/date=2023-11-15/");

        Files.write(file(Dataset.TICKS, 1), content);
        Files.setLastModifiedTime(file(Dataset.TICKS, 1), FileTime.fromMillis(1_000));
        assertThat(ticks()).isEqualTo(ticks);
        assertThat(days.damaged()).isEmpty();
    }
}
