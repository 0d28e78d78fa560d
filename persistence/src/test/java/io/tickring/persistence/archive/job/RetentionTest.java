package io.tickring.persistence.archive.job;

import static io.tickring.persistence.archive.job.ArchiveRig.DAY_MS;
import static io.tickring.persistence.archive.job.ArchiveRig.FIRST_DAY_MS;
import static org.assertj.core.api.Assertions.assertThat;

import io.tickring.persistence.archive.ArchivedFile;
import io.tickring.persistence.archive.table.Dataset;
import io.tickring.persistence.files.EpochDirectory;
import io.tickring.persistence.read.JournalSummary;
import io.tickring.persistence.read.JournalVerifier;
import io.tickring.persistence.testing.BitRot;
import io.tickring.persistence.testing.Images;
import io.tickring.persistence.testing.Rig;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RetentionTest {
    private static final long LATER_MS = FIRST_DAY_MS + 40 * DAY_MS;

    @TempDir
    Path dir;
    private ArchiveRig rig;

    /** Two old directories, one without a tick, one of yesterday. */
    @BeforeEach
    void setUp() {
        rig = new ArchiveRig(dir);
        rig.write(journal -> ArchiveRig.ticks(journal, Rig.START_MS, 70));
        rig.write(journal -> ArchiveRig.ticks(journal, FIRST_DAY_MS + DAY_MS, 70));
        rig.write(FIRST_DAY_MS + 2 * DAY_MS, journal -> { });
        try (Rig journal = new Rig(Rig.settings(rig.journal), (LATER_MS - DAY_MS) * Rig.NS_PER_MS)) {
            ArchiveRig.ticks(journal, LATER_MS - DAY_MS / 2, 10);
        }
        rig.settings = new ArchiveSettings(10, 64, 0, 30);
    }

    private List<Integer> epochs() {
        return EpochDirectory.all(rig.journal).stream().map(EpochDirectory::epoch).toList();
    }

    @Test
    void shouldRemoveOldDirectoriesThatTheArchiveHolds() throws IOException {
        List<String> ticks = rig.journaled(Dataset.TICKS, 0, LATER_MS - DAY_MS);

        ArchiveResult result = rig.run(LATER_MS);

        assertThat(result.pruned()).containsExactly(1, 2);
        assertThat(result.kept()).isEmpty();
        assertThat(epochs()).containsExactly(3, 4);
        assertThat(rig.archived(Dataset.TICKS)).isEqualTo(ticks);
    }

    @Test
    void shouldLeaveAJournalThatIsSoundAndGoesOn() throws IOException {
        rig.run(LATER_MS);

        JournalSummary summary = JournalVerifier.verify(rig.journal, read -> { });
        assertThat(summary.damages()).isEmpty();
        assertThat(summary.firstSequence()).isGreaterThan(300);
        try (Rig next = new Rig(Rig.settings(rig.journal), LATER_MS * Rig.NS_PER_MS)) {
            assertThat(next.recovered.nextEpoch()).isEqualTo(5);
            assertThat(next.recovered.previousSequence()).isEqualTo(summary.lastSequence());
            assertThat(next.engine.markets().size()).isEqualTo(Rig.MARKETS + 1);
        }
    }

    @Test
    void shouldKeepWhatIsNotOldOrNotToBeRemoved() throws IOException {
        rig.settings = new ArchiveSettings(10, 64, 0, 60);
        assertThat(rig.run(LATER_MS).pruned()).isEmpty();

        rig.settings = new ArchiveSettings(10, 64, 0, 0);
        assertThat(rig.run(LATER_MS).pruned()).isEmpty();

        assertThat(epochs()).containsExactly(1, 2, 3, 4);
    }

    @Test
    void shouldKeepTheDirectoryThatTheNextStartReads() throws IOException {
        ArchiveResult result = rig.run(LATER_MS + 100 * DAY_MS);

        assertThat(result.pruned()).containsExactly(1, 2, 3);
        assertThat(epochs()).containsExactly(4);
    }

    @Test
    void shouldRefuseWhereAFileOfTheArchiveIsDamaged() throws IOException {
        rig.settings = new ArchiveSettings(10, 64, 0, 0);
        rig.run(LATER_MS);
        ArchivedFile file = rig.archive.files(Dataset.TICKS, FIRST_DAY_MS + DAY_MS, FIRST_DAY_MS + 2 * DAY_MS).get(0);
        rig.damage(file);
        rig.settings = new ArchiveSettings(10, 64, 0, 30);

        ArchiveResult result = rig.run(LATER_MS);

        assertThat(result.pruned()).containsExactly(1);
        assertThat(result.kept()).contains("epoch 2 stays", file.path(), "checksum");
        assertThat(epochs()).containsExactly(2, 3, 4);
    }

    @Test
    void shouldKeepADirectoryThatIsDamaged() throws IOException {
        BitRot.beforeTheEnd(Images.cycleFile(rig.journal, 1), 200);

        ArchiveResult result = rig.run(LATER_MS);

        assertThat(result.pruned()).isEmpty();
        assertThat(result.kept()).contains("epoch 1 stays", "damaged");
        assertThat(result.damages()).isNotEmpty();
        assertThat(epochs()).containsExactly(1, 2, 3, 4);
    }

    @Test
    void shouldRemoveDaysBeyondTheArchivesOwnRetention() throws IOException {
        rig.settings = new ArchiveSettings(10, 64, 39, 30);
        ArchiveResult first = rig.run(LATER_MS - DAY_MS);

        ArchiveResult result = rig.run(LATER_MS);

        assertThat(first.expired()).isEmpty();
        assertThat(result.expired()).containsExactly("2023-11-14");
        assertThat(rig.archive.days()).hasSize(1);
        assertThat(rig.archive.directory().resolve("ticks/date=2023-11-14")).doesNotExist();
    }
}
