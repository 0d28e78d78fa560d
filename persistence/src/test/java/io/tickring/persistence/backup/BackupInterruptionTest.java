package io.tickring.persistence.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tickring.persistence.backup.catalogue.Retention;
import io.tickring.persistence.backup.run.BackupReport.Made;
import io.tickring.persistence.backup.run.EmptyDirectory;
import io.tickring.persistence.testing.Images;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that is stopped at any call of the store and started again ends as one that was not. */
class BackupInterruptionTest {
    @TempDir
    private Path dir;
    private BackupRig rig;

    @BeforeEach
    void fill() throws IOException {
        rig = new BackupRig(dir, new Retention(2, 0));
    }

    @Test
    void shouldEndTheSameWhereverABackupWasInterrupted() throws IOException {
        rig.data.day("2023-11-14", 1);
        rig.now();
        rig.data.day("2023-11-14", 2);
        rig.nextDay();
        rig.now();
        rig.data.day("2023-11-14", 3);
        rig.nextDay();
        int calls = callsOf(dir.resolve("count"));
        for (int failAt = 1; failAt <= calls; failAt++) {
            BackupRig copy = rig.at(Images.copy(rig.target, dir.resolve("t" + failAt)));
            failOnce(copy, failAt);

            Made made = copy.now();

            assertThat(DataRig.files(copy.target)).as("interrupted at call %d", failAt)
                    .isEqualTo(DataRig.files(dir.resolve("count")));
            assertThat(made.files()).isEqualTo(8);
        }
        assertThat(calls).isGreaterThan(8);
    }

    private int callsOf(Path place) throws IOException {
        FailingStore counting = new FailingStore(rig.at(Images.copy(rig.target, place)).store(), 0);
        rig.now(counting);
        return counting.calls.size();
    }

    private static void failOnce(BackupRig copy, int failAt) throws IOException {
        FailingStore failing = new FailingStore(copy.store(), failAt);
        try {
            copy.now(failing);
        } catch (IOException expected) {
            assertThat(expected).hasMessage(FailingStore.MESSAGE);
        }
        assertThat(failing.calls).hasSizeGreaterThanOrEqualTo(failAt);
        try (Backups left = copy.over(copy.store())) {
            assertThat(left.list().readable()).isNotEmpty();
        }
    }

    @Test
    void shouldGoOnWithARestoreWhereverItWasInterrupted() throws IOException {
        rig.now();
        FailingStore counting = new FailingStore(rig.store(), 0);
        rig.restore(counting, Optional.empty(), dir.resolve("whole"));
        for (int failAt = 1; failAt <= counting.calls.size(); failAt++) {
            Path into = dir.resolve("r" + failAt);
            FailingStore failing = new FailingStore(rig.store(), failAt);
            assertThatThrownBy(() -> rig.restore(failing, Optional.empty(), into))
                    .hasMessageContaining(FailingStore.MESSAGE);

            FailingStore again = new FailingStore(rig.store(), 0);
            rig.restore(again, Optional.empty(), into);

            assertThat(DataRig.files(into)).isEqualTo(DataRig.files(dir.resolve("whole")));
            assertThat(again.calls.size() + failAt).isLessThanOrEqualTo(counting.calls.size() + 3);
        }
    }

    @Test
    void shouldGoOnOnlyWithTheSameBackup() throws IOException {
        Made first = rig.now();
        rig.nextDay();
        Made second = rig.now();
        FailingStore failing = new FailingStore(rig.store(), 4);
        Path into = dir.resolve("new");
        assertThatThrownBy(() -> rig.restore(failing, Optional.empty(), into)).hasMessage(FailingStore.MESSAGE);

        assertThat(EmptyDirectory.unfinished(into)).isTrue();
        assertThatThrownBy(() -> rig.restore(rig.store(), Optional.of(first.id()), into))
                .hasMessageContaining("holds a part of backup " + second.id());
    }

    @Test
    void shouldBeginAgainWhereAKillLeftAMarkWithoutAName() throws IOException {
        rig.now();
        Path into = Files.createDirectories(dir.resolve("new"));
        Files.createFile(into.resolve("restore.unfinished"));

        rig.restore(into);

        assertThat(EmptyDirectory.unfinished(into)).isFalse();
    }
}
