package io.tickring.persistence.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tickring.persistence.backup.catalogue.Retention;
import io.tickring.persistence.backup.run.BackupProgress;
import io.tickring.persistence.backup.run.BackupReport.Made;
import io.tickring.persistence.backup.run.EmptyDirectory;
import io.tickring.persistence.backup.store.BackupStore;
import io.tickring.persistence.backup.store.BackupTarget;
import io.tickring.persistence.testing.Images;
import io.tickring.persistence.testing.Rig;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that is stopped at any call of the store and started again ends as one that was not. */
class BackupInterruptionTest {
    private static final long DAY_MS = TimeUnit.DAYS.toMillis(1);

    @TempDir
    private Path dir;
    private DataRig data;
    private Path target;
    private long nowMs = Rig.START_MS;

    @BeforeEach
    void fill() throws IOException {
        data = new DataRig(dir.resolve("data")).fill();
        target = dir.resolve("target");
    }

    @Test
    void shouldEndTheSameWhereverABackupWasInterrupted() throws IOException {
        data.day("2023-11-14", 1);
        now();
        data.day("2023-11-14", 2);
        nowMs += DAY_MS;
        now();
        data.day("2023-11-14", 3);
        nowMs += DAY_MS;
        int calls = callsOf(dir.resolve("count"));
        for (int failAt = 1; failAt <= calls; failAt++) {
            Path copy = Images.copy(target, dir.resolve("t" + failAt));
            failOnce(copy, failAt);

            Made made = run(new FailingStore(store(copy), 0));

            assertThat(DataRig.files(copy)).as("interrupted at call %d", failAt)
                    .isEqualTo(DataRig.files(dir.resolve("count")));
            assertThat(made.files()).isEqualTo(8);
        }
        assertThat(calls).isGreaterThan(8);
    }

    private int callsOf(Path place) throws IOException {
        Images.copy(target, place);
        FailingStore counting = new FailingStore(store(place), 0);
        run(counting);
        return counting.calls.size();
    }

    private void failOnce(Path place, int failAt) throws IOException {
        FailingStore failing = new FailingStore(store(place), failAt);
        try {
            run(failing);
        } catch (IOException expected) {
            assertThat(expected).hasMessage(FailingStore.MESSAGE);
        }
        assertThat(failing.calls).hasSizeGreaterThanOrEqualTo(failAt);
        try (Backups left = Backups.over(store(place), settings(place), Optional.empty())) {
            assertThat(left.list()).isNotEmpty();
        }
    }

    private Made run(FailingStore store) throws IOException {
        try (Backups backups = Backups.over(store, settings(target), Optional.empty())) {
            return backups.now(data.holdings(), data.keeping, nowMs, "test", BackupProgress.NONE);
        }
    }

    @Test
    void shouldGoOnWithARestoreWhereverItWasInterrupted() throws IOException {
        now();
        FailingStore counting = new FailingStore(store(target), 0);
        restore(counting, dir.resolve("whole"));
        for (int failAt = 1; failAt <= counting.calls.size(); failAt++) {
            Path into = dir.resolve("r" + failAt);
            FailingStore failing = new FailingStore(store(target), failAt);
            assertThatThrownBy(() -> restore(failing, into)).hasMessageContaining(FailingStore.MESSAGE);

            FailingStore again = new FailingStore(store(target), 0);
            restore(again, into);

            assertThat(DataRig.files(into)).isEqualTo(DataRig.files(dir.resolve("whole")));
            assertThat(again.calls.size() + failAt).isLessThanOrEqualTo(counting.calls.size() + 3);
        }
    }

    private static void restore(BackupStore store, Path into) throws IOException {
        restore(store, Optional.empty(), into);
    }

    private static void restore(BackupStore store, Optional<String> id, Path into) throws IOException {
        try (Backups backups = Backups.over(store, settings(into), Optional.empty())) {
            backups.restore(id, into, BackupProgress.NONE);
        }
    }

    @Test
    void shouldGoOnOnlyWithTheSameBackup() throws IOException {
        Made first = now();
        nowMs += DAY_MS;
        Made second = now();
        FailingStore failing = new FailingStore(store(target), 4);
        Path into = dir.resolve("new");
        assertThatThrownBy(() -> restore(failing, into)).hasMessage(FailingStore.MESSAGE);

        assertThat(EmptyDirectory.unfinished(into)).isTrue();
        assertThatThrownBy(() -> restore(store(target), Optional.of(first.id()), into)).hasMessageContaining("holds a part of backup " + second.id());
    }

    private Made now() throws IOException {
        return run(new FailingStore(store(target), 0));
    }

    private static BackupStore store(Path place) throws IOException {
        return settings(place).target().open();
    }

    private static BackupSettings settings(Path place) {
        return new BackupSettings(new BackupTarget(place.toString(), Optional.empty(), "any", false),
                new Retention(2, 0), false, Optional.empty(), 0);
    }
}
