package io.tickring.persistence.archive.job;

import static io.tickring.persistence.archive.job.ArchiveRig.DAY_MS;
import static io.tickring.persistence.archive.job.ArchiveRig.FIRST_DAY_MS;
import static org.assertj.core.api.Assertions.assertThat;

import io.tickring.engine.tick.EventKind;
import io.tickring.persistence.archive.ArchivedFile;
import io.tickring.persistence.archive.table.Dataset;
import io.tickring.persistence.files.EpochDirectory;
import io.tickring.persistence.files.Pruned;
import io.tickring.persistence.read.JournalSummary;
import io.tickring.persistence.read.JournalVerifier;
import io.tickring.persistence.replay.JournalReplay;
import io.tickring.persistence.replay.ReplayReport;
import io.tickring.persistence.replay.ReplayRequest;
import io.tickring.persistence.testing.Rig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A daemon that runs for days, beside which the journal's retention goes on. */
class CyclePrunerTest {
    private static final int DAYS = 6;
    private static final long NOW_MS = FIRST_DAY_MS + DAYS * DAY_MS - 1;

    @TempDir
    Path dir;
    private ArchiveRig rig;
    private Rig daemon;
    private List<String> ticks;

    @BeforeEach
    void setUp() {
        rig = new ArchiveRig(dir);
        rig.settings = new ArchiveSettings(10, 64, 0, 2);
        daemon = new Rig(Rig.settings(rig.journal));
        for (long day = 0; day < DAYS; day++) {
            ArchiveRig.ticks(daemon, Math.max(Rig.START_MS, FIRST_DAY_MS + day * DAY_MS), 130);
            daemon.control(EventKind.CHECKPOINT);
        }
        ticks = rig.journaled(Dataset.TICKS, 0, Long.MAX_VALUE);
    }

    @AfterEach
    void stop() {
        if (daemon != null) {
            daemon.close();
            daemon = null;
        }
    }

    private List<Path> files() {
        return EpochDirectory.of(rig.journal, 1).cycleFiles();
    }

    @Test
    void shouldEmptyOldFilesOfTheDirectoryThatIsWritten() throws IOException {
        List<Path> before = files();
        long bytes = bytes();

        ArchiveResult result = rig.run(NOW_MS);

        assertThat(result.kept()).isEmpty();
        assertThat(result.pruned()).isEmpty();
        assertThat(result.emptied()).containsExactly("00000001/20231114F.cq4", "00000001/20231115F.cq4",
                "00000001/20231116F.cq4");
        assertThat(files()).isEqualTo(before).hasSize(DAYS);
        assertThat(bytes()).isLessThan(bytes * 2 / 3);
        assertThat(rig.run(NOW_MS).emptied()).isEmpty();
    }

    private long bytes() {
        return files().stream().mapToLong(file -> file.toFile().length()).sum();
    }

    @Test
    void shouldKeepTheFileOfTheLastCheckpointAndTheOneBeforeWhateverTheirAge() throws IOException {
        assertThat(rig.run(NOW_MS + 30 * DAY_MS).emptied()).hasSize(DAYS - 2).last().asString()
                .isEqualTo("00000001/20231117F.cq4");
    }

    @Test
    void shouldLeaveEachRecordInTheArchiveOrInTheJournal() throws IOException {
        rig.run(NOW_MS);

        List<String> archived = rig.archived(Dataset.TICKS);
        List<String> journaled = rig.journaled(Dataset.TICKS, 0, Long.MAX_VALUE);

        assertThat(archived.size() + journaled.size()).isGreaterThan(ticks.size());
        assertThat(journaled).hasSizeLessThan(ticks.size() * 2 / 3);
        assertThat(ticks).allMatch(tick -> archived.contains(tick) || journaled.contains(tick));
    }

    @Test
    void shouldLeaveAJournalThatIsSoundAndGoesOn() throws IOException {
        rig.run(NOW_MS);
        daemon.tick(1, NOW_MS, ArchiveRig.PRICE, ArchiveRig.PRICE, true);

        JournalSummary live = JournalVerifier.verify(rig.journal, read -> { });
        stop();
        JournalSummary summary = JournalVerifier.verify(rig.journal, read -> { });

        assertThat(live.damages()).isEmpty();
        assertThat(summary.damages()).isEmpty();
        assertThat(summary.firstSequence()).isEqualTo(1);
        assertThat(Pruned.all(rig.journal)).singleElement()
                .satisfies(note -> assertThat(note.throughSequence()).isGreaterThan(3 * 390));
        daemon = new Rig(Rig.settings(rig.journal), NOW_MS * Rig.NS_PER_MS);
        assertThat(daemon.recovered.previousSequence()).isEqualTo(summary.lastSequence());
        assertThat(daemon.recovered.damages()).isEmpty();
        assertThat(daemon.engine.markets().size()).isEqualTo(Rig.MARKETS + 1);
    }

    @Test
    void shouldReplayWhatIsLeft() throws IOException {
        rig.run(NOW_MS);
        stop();

        ReplayReport report = JournalReplay.run(rig.journal, ReplayRequest.all(), bytes -> { });

        assertThat(report.first()).isEmpty();
        assertThat(report.damages()).isEmpty();
        assertThat(report.accepted()).isBetween(2L * 390, 3L * 390);
    }

    @Test
    void shouldTakeMissingRecordsForDamageWhereNoNoteTellsOfThem() throws IOException {
        rig.run(NOW_MS);
        Files.delete(Pruned.file(EpochDirectory.of(rig.journal, 1)));

        assertThat(JournalVerifier.verify(rig.journal, read -> { }).damages()).singleElement().asString()
                .contains("expected sequence");
    }

    @Test
    void shouldKeepFilesOfWhichTheArchiveIsDamaged() throws IOException {
        rig.settings = new ArchiveSettings(10, 64, 0, 0);
        rig.run(NOW_MS);
        ArchivedFile file = rig.archive.files(Dataset.TICKS, FIRST_DAY_MS + DAY_MS, FIRST_DAY_MS + 2 * DAY_MS).get(0);
        rig.damage(file);
        rig.settings = new ArchiveSettings(10, 64, 0, 2);
        long bytes = bytes();

        ArchiveResult result = rig.run(NOW_MS);

        assertThat(result.emptied()).isEmpty();
        assertThat(result.kept()).contains("epoch 1 keeps its first files", file.path(), "checksum");
        assertThat(bytes()).isEqualTo(bytes);
    }

    @Test
    void shouldRemoveTheRestWithItsDirectoryWhenThatIsOld() throws IOException {
        rig.run(NOW_MS);
        stop();
        daemon = new Rig(Rig.settings(rig.journal), (NOW_MS + DAY_MS) * Rig.NS_PER_MS);

        ArchiveResult result = rig.run(NOW_MS + 10 * DAY_MS);

        assertThat(result.kept()).isEmpty();
        assertThat(result.pruned()).containsExactly(1);
        assertThat(rig.archived(Dataset.TICKS)).isEqualTo(ticks);
    }
}
