package io.tickring.benchmarks.archive;

import io.tickring.benchmarks.archive.Interruption.Piece;
import io.tickring.daemon.data.DataDirectory;
import io.tickring.persistence.archive.Archive;
import io.tickring.persistence.archive.ArchivedFile;
import io.tickring.persistence.archive.job.ArchiveResult;
import io.tickring.persistence.archive.table.Dataset;
import io.tickring.persistence.archive.watch.ArchiveWatch;
import io.tickring.persistence.backup.run.BackupProgress;
import io.tickring.persistence.files.EpochDirectory;
import io.tickring.persistence.read.JournalVerifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * A day of many ticks goes from the journal into the archive, up to a store, out of the journal, and down into an empty
 * directory. Each piece of the way is cut off at each of its steps and begun again. What the journal held before is
 * compared with what the new directory holds at the end.
 */
final class ArchiveCampaign {
    private final DayWay way;
    private final Path scratch;
    private final Interrupter interrupter;
    private final Consumer<String> progress;
    private final ArchiveReport report = new ArchiveReport();

    /** @param scratch an empty directory for what is made beside the way */
    ArchiveCampaign(DayWay way, Path scratch, Interrupter interrupter, Consumer<String> progress) {
        this.way = way;
        this.scratch = scratch;
        this.interrupter = interrupter;
        this.progress = progress;
    }

    ArchiveReport run(long ticks, int symbols, long seed) throws IOException, InterruptedException {
        makeJournal(ticks, symbols, seed);
        Contents before = Contents.ofJournal(way.data());
        Path barsBefore = Contents.bars(way.data(), scratch.resolve("before.csv"));
        report.counts(before.rows(Dataset.TICKS), before.rows(Dataset.BARS), before.rows(Dataset.REJECTS));
        archive();
        upload("upload");
        prune();
        upload("upload behind it");
        restore();
        progress.accept("comparing");
        DataDirectory restored = new DataDirectory(way.restored());
        report.require(Contents.ofArchive(restored, scratch.resolve("duckdb")).sameAs(before),
                "rows that were restored are not those that the journal held");
        report.require(Files.mismatch(barsBefore, Contents.bars(restored, scratch.resolve("after.csv"))) < 0,
                "bars are not served as before");
        return report;
    }

    private void makeJournal(long ticks, int symbols, long seed) throws IOException {
        progress.accept("making and importing " + ticks + " ticks");
        DayJournal journal = new DayJournal(way.data(), scratch);
        journal.makeDay(ticks, symbols, seed);
        report.journalBytes(JournalVerifier.verify(way.data().journal(), read -> { }).bytesPerTick());
        journal.makeLaterDays();
    }

    private void archive() throws IOException, InterruptedException {
        interrupt(Piece.ARCHIVE);
        report.timed("archive", () -> {
            ArchiveResult result = way.archive(ArchiveWatch.NONE);
            report.require(result.damages().isEmpty(), "the journal is damaged: " + result.damages());
        });
        ArchivedFile file = new Archive(way.data().archive()).files(Dataset.TICKS, DayFile.DAY_MS, DayFile.DAY_MS + 1)
                .get(0);
        report.archiveBytes((double) file.bytes() / file.rows());
    }

    private void upload(String name) throws IOException, InterruptedException {
        interrupt(Piece.UPLOAD);
        report.timed(name, () -> way.upload(BackupProgress.NONE));
    }

    private void prune() throws IOException, InterruptedException {
        interrupt(Piece.PRUNE);
        report.timed("prune", () -> {
            ArchiveResult result = way.prune(ArchiveWatch.NONE);
            report.require(!Files.exists(EpochDirectory.of(way.data().journal(), 1).path()),
                    "the day is still in the journal: " + result.kept());
        });
        report.require(JournalVerifier.verify(way.data().journal(), read -> { }).sound(),
                "what is left of the journal is damaged");
    }

    private void restore() throws IOException, InterruptedException {
        interrupt(Piece.RESTORE);
        report.timed("restore", () -> {
            String complaint = way.restore(BackupProgress.NONE).complaint();
            report.require(complaint.isEmpty(), complaint);
        });
    }

    private void interrupt(Piece piece) throws IOException, InterruptedException {
        for (Interruption where : Interruption.of(piece)) {
            progress.accept("cutting off: " + where);
            report.interrupted(piece, interrupter.interrupt(where, way));
        }
    }
}
