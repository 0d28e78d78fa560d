package io.tickring.persistence.backup;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickring.persistence.backup.catalogue.Retention;
import io.tickring.persistence.files.EpochDirectory;
import io.tickring.persistence.files.FilePosition;
import io.tickring.persistence.files.PositionFile;
import io.tickring.persistence.files.SetAside;
import io.tickring.persistence.files.WriterLock;
import io.tickring.persistence.read.JournalSummary;
import io.tickring.persistence.read.JournalVerifier;
import io.tickring.persistence.repair.JournalRepair;
import io.tickring.persistence.testing.BitRot;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Backups of a journal of which a repair has set a part aside. */
class RepairedJournalTest {
    @TempDir
    private Path dir;
    private BackupRig rig;
    private Path journal;
    private List<SetAside> setAside;

    @BeforeEach
    void damageAndRepair() throws IOException {
        rig = new BackupRig(dir, new Retention(2, 0));
        journal = rig.data.root.resolve("journal");
        damageTheMiddle(EpochDirectory.of(journal, 1));
        try (WriterLock lock = WriterLock.acquire(journal)) {
            setAside = JournalRepair.repair(lock, journal, rig.data.root.resolve("journal-damaged"), bytes -> { });
        }
    }

    private static void damageTheMiddle(EpochDirectory directory) throws IOException {
        try (PositionFile position = PositionFile.read(directory).orElseThrow()) {
            BitRot.at(directory.cycleFiles().get(0), (int) FilePosition.offset(position.end()) / 2);
        }
    }

    @Test
    void shouldRestoreTheCutTheNoteAndWhatWasSetAside() throws IOException {
        assertThat(setAside).hasSize(1);
        rig.now();
        Path restored = dir.resolve("new");

        assertThat(rig.restore(restored).complaint()).isEmpty();

        JournalSummary summary = JournalVerifier.verify(restored.resolve("journal"), bytes -> { });
        assertThat(summary.damages()).isEmpty();
        assertThat(SetAside.all(restored.resolve("journal"))).isEqualTo(setAside);
        assertThat(DataRig.records(restored)).isEqualTo(DataRig.records(rig.data.root)).isNotEmpty();
        assertThat(DataRig.files(restored.resolve("journal-damaged"))).isNotEmpty()
                .isEqualTo(DataRig.files(rig.data.root.resolve("journal-damaged")));
    }

    @Test
    void shouldBeGoodBesideAWriterThatDoesNotWriteThere() throws IOException {
        try (WriterLock importing = WriterLock.acquire(journal)) {
            assertThat(importing).isNotNull();
            rig.now();
        }

        assertThat(rig.verify().reason()).isEmpty();
    }
}
