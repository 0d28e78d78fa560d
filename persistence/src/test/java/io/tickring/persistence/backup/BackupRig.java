package io.tickring.persistence.backup;

import io.tickring.persistence.backup.catalogue.Retention;
import io.tickring.persistence.backup.run.BackupProgress;
import io.tickring.persistence.backup.run.BackupReport.Made;
import io.tickring.persistence.backup.run.BackupReport.Verified;
import io.tickring.persistence.backup.run.RestoreOutcome;
import io.tickring.persistence.backup.seal.BackupKey;
import io.tickring.persistence.backup.store.BackupStore;
import io.tickring.persistence.backup.store.BackupTarget;
import io.tickring.persistence.testing.Rig;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A data directory and a directory that keeps its backups; the clock is moved by hand. */
final class BackupRig {
    private static final long DAY_MS = TimeUnit.DAYS.toMillis(1);

    final DataRig data;
    final Path target;
    final Retention retention;
    long nowMs = Rig.START_MS;

    BackupRig(Path dir, Retention retention) throws IOException {
        this(new DataRig(dir.resolve("data")).fill(), dir.resolve("target"), retention);
    }

    private BackupRig(DataRig data, Path target, Retention retention) {
        this.data = data;
        this.target = target;
        this.retention = retention;
    }

    /** @return the same data with another target */
    BackupRig at(Path place) {
        BackupRig other = new BackupRig(data, place, retention);
        other.nowMs = nowMs;
        return other;
    }

    void nextDay() {
        nowMs += DAY_MS;
    }

    Made now() throws IOException {
        return now(store());
    }

    /** @param through in place of the target's own store */
    Made now(BackupStore through) throws IOException {
        try (Backups backups = over(through)) {
            return backups.now(data.holdings(), data.keeping, nowMs, "test", BackupProgress.NONE);
        }
    }

    Verified verify() throws IOException {
        try (Backups backups = over(store())) {
            return backups.verify(Optional.empty(), data.keeping, nowMs, BackupProgress.NONE);
        }
    }

    RestoreOutcome restore(Path into) throws IOException {
        return restore(store(), Optional.empty(), into);
    }

    RestoreOutcome restore(BackupStore through, Optional<String> id, Path into) throws IOException {
        try (Backups backups = over(through)) {
            return backups.restore(id, into, BackupProgress.NONE);
        }
    }

    BackupStore store() {
        return settings(false).target().open();
    }

    Backups over(BackupStore store) {
        return Backups.over(store, settings(false), Optional.empty());
    }

    /** @param key that encrypts new backups, where there is one */
    Backups open(Optional<BackupKey> key) {
        return Backups.open(settings(key.isPresent()), key);
    }

    private BackupSettings settings(boolean encrypt) {
        return new BackupSettings(new BackupTarget(target.toString(), Optional.empty(), "any", false), retention,
                encrypt, Optional.empty(), 0);
    }
}
