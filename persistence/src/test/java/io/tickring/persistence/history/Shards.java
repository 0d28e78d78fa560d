package io.tickring.persistence.history;

import io.tickring.engine.backfill.VenueBar;
import io.tickring.engine.backfill.VenueResolution;
import io.tickring.engine.backfill.VenueSpan;
import io.tickring.engine.bars.Bar;
import io.tickring.persistence.archive.Archive;
import io.tickring.persistence.archive.job.ArchiveSettings;
import io.tickring.persistence.archive.job.Archiver;
import io.tickring.persistence.archive.watch.ArchiveWatch;
import io.tickring.persistence.duckdb.DuckDb;
import io.tickring.persistence.files.EpochDirectory;
import io.tickring.persistence.history.archived.ArchiveReader;
import io.tickring.persistence.history.catalog.ManifestDays;
import io.tickring.persistence.history.journaled.JournalIndex;
import io.tickring.persistence.testing.Rig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * A past that is spread over a journal and an archive at random, and the same past in one journal. Some days are
 * archived, some of those again, some only in the journal, and some directories of the journal are gone.
 */
final class Shards implements AutoCloseable {
    static final long DAY = 86_400_000;
    static final long FIRST = Math.floorDiv(Rig.START_MS, DAY) * DAY;
    static final int DAYS = 4;
    static final long END = FIRST + (DAYS + 1) * DAY;
    private static final long PRICE = 150_250_000_000L;

    final Path journal;
    final Path whole;
    final Archive archive;
    final DuckDb duckDb;
    private final Random random;

    Shards(Path dir, DuckDb duckDb, long seed) {
        this.duckDb = duckDb;
        journal = dir.resolve("journal");
        whole = dir.resolve("whole");
        archive = new Archive(dir.resolve("archive"));
        random = new Random(seed);
    }

    /** Writes some days in two runs each, and archives and prunes between them as chance has it. */
    void write() throws IOException {
        long timeMs = Rig.START_MS;
        for (int session = 0; session < 2 * DAYS; session++) {
            try (Rig rig = new Rig(Rig.settings(journal), timeMs * Rig.NS_PER_MS)) {
                timeMs = session(rig, timeMs);
            }
            keepCopy();
            if (random.nextInt(3) > 0) {
                archive(timeMs);
            }
        }
    }

    private long session(Rig rig, long fromMs) {
        long timeMs = fromMs;
        int ticks = 40 + random.nextInt(60);
        for (int i = 0; i < ticks; i++) {
            timeMs += random.nextInt((int) (DAY / 2 / ticks) * 2);
            long exchangeMs = timeMs - (random.nextInt(6) == 0 ? random.nextInt(20) * 3_600_000L : random.nextInt(500));
            rig.nowNs = Math.max(rig.nowNs, timeMs * Rig.NS_PER_MS);
            rig.tick(1 + random.nextInt(Rig.MARKETS), Math.max(Rig.START_MS, exchangeMs), price(),
                    PRICE + 60_000_000_000L + random.nextInt(1_000), random.nextBoolean());
            if (random.nextInt(8) == 0) {
                venue(rig, VenueResolution.MINUTE, timeMs - random.nextInt(30) * 3_600_000L);
                venue(rig, VenueResolution.DAY, timeMs - random.nextInt(400) * DAY);
            }
        }
        return timeMs;
    }

    private long price() {
        return PRICE + random.nextInt(1_000) * 1_000_000L + (random.nextInt(50) == 0 ? random.nextInt(1_000) : 0);
    }

    private void venue(Rig rig, VenueResolution resolution, long timeMs) {
        long openMs = resolution.floor(timeMs) - (resolution == VenueResolution.DAY ? 7_200_000 : 0);
        int market = 1 + random.nextInt(Rig.MARKETS);
        long price = price();
        rig.venue(List.of(new VenueBar(market, resolution, openMs, price, price + 5, price - 5, price + 1, price + 10,
                price + 15, price + 5, price + 11, random.nextInt(100))), new VenueSpan(market, resolution,
                VenueSpan.Kind.LOADED, openMs, openMs + resolution.lengthMs(), 1, rig.nowNs));
    }

    /** The archiver may leave nothing of the journal behind but what it has not archived. */
    private void archive(long marketTimeMs) throws IOException {
        try (Archiver archiver = Archiver.open(journal, archive.directory(), new ArchiveSettings(10, 64, 0, 0))) {
            boolean all = random.nextInt(3) == 0;
            archiver.run(all ? END + DAY : marketTimeMs, marketTimeMs, ArchiveWatch.NONE);
            if (all && random.nextBoolean()) {
                for (EpochDirectory directory : older()) {
                    deleteTree(directory.path());
                }
            }
        }
    }

    private List<EpochDirectory> older() {
        List<EpochDirectory> all = EpochDirectory.all(journal);
        return all.subList(0, Math.max(0, all.size() - 1));
    }

    private void keepCopy() throws IOException {
        try (Stream<Path> files = Files.walk(journal)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = whole.resolve(journal.relativize(file).toString());
                if (!Files.exists(copy) && !file.endsWith("writer.lock")) {
                    Files.createDirectories(copy.getParent());
                    Files.copy(file, copy);
                }
            }
        }
    }

    static void deleteTree(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder()).forEach(Shards::delete);
        }
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Past past(JournalIndex index) {
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
        return new Past(index, new ManifestDays(archive, () -> Long.MAX_VALUE / 2), new ArchiveReader(duckDb,
                names::number), names);
    }

    /** Longer bars, the way the page's server folds them. */
    static List<Bar> folded(List<Bar> bars, long stepMs) {
        List<Bar> folded = new ArrayList<>();
        for (Bar bar : bars) {
            long openMs = Math.floorDiv(bar.openTimeMs, stepMs) * stepMs;
            Bar last = folded.isEmpty() ? null : folded.get(folded.size() - 1);
            if (last == null || last.openTimeMs != openMs) {
                bar.openTimeMs = openMs;
                folded.add(bar);
            } else {
                last.extend(bar);
            }
        }
        return folded;
    }

    @Override
    public void close() throws IOException {
        deleteTree(journal.getParent());
    }
}
