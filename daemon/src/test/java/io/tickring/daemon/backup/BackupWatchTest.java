package io.tickring.daemon.backup;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickring.daemon.data.DataDirectory;
import io.tickring.engine.status.BackupState;
import io.tickring.engine.status.BackupStatus;
import io.tickring.persistence.backup.BackupSettings;
import io.tickring.persistence.backup.catalogue.Retention;
import io.tickring.persistence.backup.store.BackupTarget;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupWatchTest {
    private static final LocalTime TIME = LocalTime.of(2, 30);
    private static final long START_MS = Instant.parse("2026-11-25T01:00:00Z").toEpochMilli();

    @TempDir
    private Path dir;
    private long nowMs = START_MS;

    @Test
    void shouldMakeAndCheckABackupWhenItIsTimeAndNotBefore() throws IOException {
        BackupPlan plan = plan(dir.resolve("target"));
        BackupWatch watch = new BackupWatch(Optional.of(plan), () -> nowMs, "test");
        BackupSchedule schedule = new BackupSchedule(TIME, START_MS);
        long dueMs = START_MS + Duration.ofMinutes(90).toMillis();

        nowMs = dueMs - 1;
        watch.runWhenDue(plan, schedule);
        assertThat(watch.status().state()).isEqualTo(BackupState.WAITING);
        assertThat(watch.status().nextMs()).isEqualTo(dueMs);
        assertThat(watch.status().lastId()).isEmpty();

        nowMs = dueMs;
        watch.runWhenDue(plan, schedule);

        BackupStatus status = watch.status();
        assertThat(status.lastMs()).isEqualTo(dueMs);
        assertThat(status.verifiedId()).isEqualTo(status.lastId()).isNotEmpty();
        assertThat(status.verifiedGood()).isTrue();
        assertThat(status.nextMs()).isEqualTo(dueMs + Duration.ofDays(1).toMillis());
    }

    @Test
    void shouldTellAFailureAndTryAgain() throws IOException {
        Path inTheWay = Files.writeString(dir.resolve("file"), "a file, no directory");
        BackupPlan plan = plan(inTheWay);
        BackupWatch watch = new BackupWatch(Optional.of(plan), () -> nowMs, "test");
        nowMs += Duration.ofHours(2).toMillis();

        watch.runWhenDue(plan, new BackupSchedule(TIME, START_MS));

        BackupStatus failed = watch.status();
        assertThat(failed.state()).isEqualTo(BackupState.FAILED);
        assertThat(failed.reason()).contains("file");
        assertThat(failed.nextMs()).isEqualTo(nowMs + Duration.ofMinutes(30).toMillis());
        Files.delete(inTheWay);
        nowMs = failed.nextMs();
        watch.runWhenDue(plan, new BackupSchedule(TIME, START_MS));
        assertThat(watch.status().state()).isEqualTo(BackupState.WAITING);
        assertThat(watch.status().reason()).isEmpty();
    }

    @Test
    void shouldSayThatNoneAreMade() throws InterruptedException {
        try (BackupWatch watch = new BackupWatch(Optional.empty(), () -> nowMs, "test").start()) {
            assertThat(watch.status().state()).isEqualTo(BackupState.OFF);
            assertThat(watch.status().reason()).isEqualTo("backup.target is empty");
        }
    }

    private BackupPlan plan(Path target) throws IOException {
        DataDirectory data = new DataDirectory(dir.resolve("data"));
        Files.createDirectories(data.journal());
        return new BackupPlan(new BackupSettings(new BackupTarget(target.toString(), Optional.empty(), "any", false),
                new Retention(1, 0), false, Optional.of(TIME), 7), data.holdings(Map.of()), data.backup(),
                Optional.empty());
    }
}
