package io.tickring.persistence.archive.job;

import io.tickring.engine.journal.SessionMarker;
import io.tickring.persistence.archive.Archive;
import io.tickring.persistence.archive.ArchiveException;
import io.tickring.persistence.archive.ArchivedFile;
import io.tickring.persistence.archive.Manifest.Source;
import io.tickring.persistence.archive.Manifest;
import io.tickring.persistence.archive.table.Dataset;
import io.tickring.persistence.archive.table.Period;
import io.tickring.persistence.archive.table.Row;
import io.tickring.persistence.archive.watch.ArchiveStep;
import io.tickring.persistence.archive.watch.ArchiveWatch;
import io.tickring.persistence.duckdb.DuckDb;
import io.tickring.persistence.durable.Durable;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Brings the records of one period into the archive, beside what is there already. */
final class PeriodArchiver {
    private final Archive archive;
    private final JournalPass pass;
    private final Map<Integer, SessionMarker> sessions;
    private final ArchiveWatch watch;
    private final int memoryMiB;
    private final long nowMs;

    /** @param sessions the journal's session markers by epoch */
    PeriodArchiver(Archive archive, JournalPass pass, Map<Integer, SessionMarker> sessions, ArchiveWatch watch,
            int memoryMiB, long nowMs) {
        this.archive = archive;
        this.pass = pass;
        this.sessions = sessions;
        this.watch = watch;
        this.memoryMiB = memoryMiB;
        this.nowMs = nowMs;
    }

    /**
     * @return whether anything was new
     * @throws ArchiveException where a file of before, or one just written, is not what it should be
     */
    boolean archive(Period period, Survey survey) throws IOException {
        Optional<Manifest> before = archive.manifest(period);
        Durable.deleteTree(archive.work());
        Files.createDirectories(archive.work());
        List<ArchivedFile> files;
        try (DuckDb database = DuckDb.streaming(memoryMiB, archive.work().resolve("spill"))) {
            files = files(database, period, survey, before);
        }
        if (!files.isEmpty()) {
            Manifest manifest = manifest(period, survey, before, files);
            place(files, manifest.period());
            archive.put(manifest);
            watch.onStep(ArchiveStep.NAMED, period.name());
            removeReplaced(manifest, before);
            watch.onStep(ArchiveStep.REPLACED, period.name());
        }
        Durable.deleteTree(archive.work());
        return !files.isEmpty();
    }

    private List<ArchivedFile> files(DuckDb database, Period period, Survey survey, Optional<Manifest> before) {
        Map<Dataset, FileMaker> makers = gather(database, period, survey, before);
        watch.onStep(ArchiveStep.GATHERED, period.name());
        List<FileMaker> changed = makers.values().stream().filter(FileMaker::hasNewRows).toList();
        changed.forEach(maker -> {
            maker.write(archive.work());
            watch.requireGoingOn();
        });
        watch.onStep(ArchiveStep.WRITTEN, period.name());
        List<ArchivedFile> files = changed.stream().map(maker -> maker.verified(period)).toList();
        watch.onStep(ArchiveStep.VERIFIED, period.name());
        makers.values().forEach(FileMaker::close);
        return files;
    }

    private Map<Dataset, FileMaker> gather(DuckDb database, Period period, Survey survey, Optional<Manifest> before) {
        Touched touched = survey.touched(period);
        Map<Dataset, FileMaker> makers = new EnumMap<>(Dataset.class);
        for (Dataset dataset : touched.datasets()) {
            FileMaker maker = new FileMaker(database, dataset);
            before.flatMap(manifest -> manifest.file(dataset)).ifPresent(file -> maker.takeOver(archive, file));
            makers.put(dataset, maker);
        }
        long from = Math.max(touched.firstSequence(), before.map(Manifest::throughSequence).orElse(0L) + 1);
        if (from <= touched.lastSequence()) {
            pass.read(from, touched.lastSequence(), survey.symbols(), (row, epoch) -> {
                if (row.sequence() <= touched.lastSequence() && belongs(row, period)) {
                    makers.get(row.dataset()).onRow(row);
                }
            });
        }
        return makers;
    }

    private static boolean belongs(Row row, Period period) {
        long timeMs = row.timeMs();
        boolean near = timeMs >= period.fromMs() && timeMs < period.toMs();
        return row.dataset().isYearly() == period.isYear()
                && (near || Period.of(row.dataset(), timeMs).equals(period));
    }

    private void place(List<ArchivedFile> files, Period period) throws IOException {
        for (ArchivedFile file : files) {
            Durable.move(archive.work().resolve(FileMaker.name(file.dataset())), archive.resolve(file));
        }
        watch.onStep(ArchiveStep.MOVED, period.name());
    }

    private Manifest manifest(Period period, Survey survey, Optional<Manifest> before, List<ArchivedFile> changed) {
        Map<Dataset, ArchivedFile> files = new EnumMap<>(Dataset.class);
        Map<Integer, Source> sources = new TreeMap<>();
        before.ifPresent(manifest -> {
            manifest.files().forEach(file -> files.put(file.dataset(), file));
            manifest.sources().forEach(source -> sources.put(source.epoch(), source));
        });
        changed.forEach(file -> files.put(file.dataset(), file));
        survey.touched(period).epochs().forEach((epoch, first) ->
                sources.merge(epoch, source(epoch, first), (known, now) -> known));
        return new Manifest(Manifest.VERSION, period, survey.journalId(), survey.throughSequence(),
                Instant.ofEpochMilli(nowMs).toString(), new ArrayList<>(sources.values()),
                new ArrayList<>(files.values()));
    }

    private Source source(int epoch, long firstSequence) {
        SessionMarker session = sessions.get(epoch);
        return session == null ? new Source(epoch, "", "", firstSequence)
                : new Source(epoch, session.source(), session.sourceSha256(), firstSequence);
    }

    private void removeReplaced(Manifest manifest, Optional<Manifest> before) throws IOException {
        List<ArchivedFile> old = before.map(Manifest::files).orElse(List.of());
        for (ArchivedFile file : old) {
            if (manifest.files().stream().noneMatch(now -> now.path().equals(file.path()))) {
                Files.deleteIfExists(archive.resolve(file));
            }
        }
    }
}
