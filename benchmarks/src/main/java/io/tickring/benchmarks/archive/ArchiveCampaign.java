package io.tickring.benchmarks.archive;

import io.tickring.daemon.config.Configuration;
import io.tickring.daemon.csv.TickFile;
import io.tickring.daemon.data.DataDirectory;
import io.tickring.daemon.imports.ImportSession;
import io.tickring.persistence.archive.Archive;
import io.tickring.persistence.archive.ArchivedFile;
import io.tickring.persistence.archive.job.ArchiveResult;
import io.tickring.persistence.archive.job.ArchiveSettings;
import io.tickring.persistence.archive.job.ArchiveStep;
import io.tickring.persistence.archive.job.ArchiveWatch;
import io.tickring.persistence.archive.job.Archiver;
import io.tickring.persistence.archive.table.Dataset;
import io.tickring.persistence.archive.table.JournalRows;
import io.tickring.persistence.archive.table.Tally;
import io.tickring.persistence.files.EpochDirectory;
import io.tickring.persistence.read.JournalReader;
import io.tickring.persistence.read.JournalVerifier;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A day of many ticks from the journal into the archive, cut off at each step and begun again, and then out of the
 * journal. What the journal held before is compared with what the archive holds at the end.
 */
final class ArchiveCampaign {
    private static final long DAY_MS = TimeUnit.DAYS.toMillis(1);
    private static final ArchiveSettings SETTINGS = new ArchiveSettings(10, 256, 0, 30);

    private final DataDirectory data;
    private final Path scratch;
    private final Consumer<String> progress;

    ArchiveCampaign(Path directory, Consumer<String> progress) {
        data = new DataDirectory(directory.resolve("data"));
        scratch = directory;
        this.progress = progress;
    }

    ArchiveReport run(long ticks, int symbols, long seed) throws IOException {
        importDay(ticks, symbols, seed);
        double journalBytes = JournalVerifier.verify(data.journal(), read -> { }).bytesPerTick();
        importLaterDays();
        Map<Dataset, Tally> expected = journaled();
        progress.accept("cutting off");
        int cuts = cutOff();
        ManagementFactory.getMemoryPoolMXBeans().forEach(MemoryPoolMXBean::resetPeakUsage);
        long startNs = System.nanoTime();
        ArchiveResult result = archive(ArchiveWatch.NONE);
        double seconds = (System.nanoTime() - startNs) / 1e9;
        List<String> differences = differences(expected, result);
        ArchivedFile file = new Archive(data.archive()).files(Dataset.TICKS, DayFile.DAY_MS, DayFile.DAY_MS + 1).get(0);
        return new ArchiveReport(file.rows(), journalBytes, (double) file.bytes() / file.rows(), seconds, heapMiB(),
                cuts, differences);
    }

    private void importDay(long ticks, int symbols, long seed) throws IOException {
        Path file = scratch.resolve("day.csv");
        progress.accept("making " + ticks + " ticks");
        DayFile.write(file, ticks, symbols, seed);
        progress.accept("importing");
        importFile(file);
        Files.delete(file);
    }

    /** What the next start would read, and what ends the directory of the day. */
    private void importLaterDays() throws IOException {
        for (int day = 1; day <= 2; day++) {
            Path file = scratch.resolve("later.csv");
            Files.writeString(file, "epoch_ms,symbol,bid,ask\n" + (DayFile.DAY_MS + day * DAY_MS) + ",S0,1,2\n");
            importFile(file);
            Files.delete(file);
        }
    }

    private void importFile(Path file) throws IOException {
        Configuration configuration = Configuration.load(null, Map.of());
        new ImportSession(configuration, data, () -> System.currentTimeMillis() * 1_000_000, "campaign")
                .run(new TickFile(file), false, read -> { });
    }

    private Map<Dataset, Tally> journaled() {
        Map<Dataset, Tally> tallies = new EnumMap<>(Dataset.class);
        try (JournalReader reader = JournalReader.open(data.journal(), 0)) {
            reader.readAll(new JournalRows(Map.of(), row -> {
                if (row.timeMs() < DayFile.DAY_MS + DAY_MS) {
                    tallies.computeIfAbsent(row.dataset(), Tally::new).onRow(row);
                }
            }));
        }
        return tallies;
    }

    private ArchiveResult archive(ArchiveWatch watch) throws IOException {
        long laterMs = System.currentTimeMillis() + 40 * DAY_MS;
        try (Archiver archiver = Archiver.open(data.journal(), data.archive(), SETTINGS)) {
            return archiver.run(laterMs, laterMs, watch);
        }
    }

    /** Cuts a run off at each step up to the manifest, again and again from the beginning. */
    private int cutOff() throws IOException {
        int cuts = 0;
        for (ArchiveStep step : ArchiveStep.values()) {
            if (step.compareTo(ArchiveStep.MOVED) <= 0) {
                try {
                    archive(new Cut(step));
                } catch (CutException e) {
                    cuts++;
                }
            }
        }
        return cuts;
    }

    private List<String> differences(Map<Dataset, Tally> expected, ArchiveResult result) {
        List<String> differences = new ArrayList<>();
        Archive archive = new Archive(data.archive());
        expected.forEach((dataset, tally) -> {
            List<ArchivedFile> files = archive.files(dataset, 0, DayFile.DAY_MS + DAY_MS);
            Map<String, Long> rows = new TreeMap<>();
            files.forEach(file -> file.symbols().forEach((symbol, count) ->
                    rows.merge(symbol + ' ' + count.checksum(), count.rows(), Long::sum)));
            Map<String, Long> wanted = new TreeMap<>();
            tally.counts().forEach((symbol, count) ->
                    wanted.put(symbol + ' ' + Long.toHexString(count.checksum()), count.rows()));
            if (!rows.equals(wanted)) {
                differences.add(dataset.directory() + " differ from the journal");
            }
        });
        if (Files.exists(EpochDirectory.of(data.journal(), 1).path()) || !result.pruned().contains(1)) {
            differences.add("the day is still in the journal: " + result.kept());
        }
        if (!JournalVerifier.verify(data.journal(), read -> { }).sound()) {
            differences.add("what is left of the journal is damaged");
        }
        return differences;
    }

    private static long heapMiB() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getCollectionUsage() != null && pool.getName().contains("Old"))
                .mapToLong(pool -> pool.getPeakUsage().getUsed()).sum() >> 20;
    }

    private static final class CutException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private record Cut(ArchiveStep at) implements ArchiveWatch {
        @Override
        public void onStep(ArchiveStep step, String what) {
            if (step == at) {
                throw new CutException();
            }
        }
    }
}
