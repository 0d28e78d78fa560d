package io.tickring.daemon.archive;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickring.daemon.Shell;
import io.tickring.engine.status.ArchiveStatus;
import io.tickring.persistence.archive.job.ArchiveSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveJobTest {
    private static final long DAY_MS = 1_398_988_800_000L;
    private static final long OVER_MS = DAY_MS + 86_400_000 + 600_000;

    @TempDir
    Path dir;
    private long marketMs = OVER_MS - 1;
    private long nowMs = OVER_MS;

    private ArchiveJob job() {
        return new ArchiveJob(dir.resolve("data/journal"), dir.resolve("data/archive"), ArchiveSettings.defaults(),
                () -> marketMs, () -> nowMs, epoch -> { });
    }

    private void importTick(long timeMs) throws IOException {
        Path file = Files.writeString(dir.resolve(timeMs + ".csv"), "epoch_ms,symbol,bid,ask\n" + timeMs + ",A,1,2\n");
        assertThat(new Shell(dir.resolve("data")).onData("import", file.toString()).exitCode()).isZero();
    }

    @Test
    void shouldArchiveADayWhenItIsOver() throws IOException {
        importTick(DAY_MS);
        try (ArchiveJob job = job()) {
            job.look();
            assertThat(job.status().days()).isZero();
            marketMs = OVER_MS;

            job.look();

            assertThat(job.status()).isEqualTo(new ArchiveStatus("waiting", "", 1, "2014-05-02", nowMs, 0, 0, 0));
        }
    }

    @Test
    void shouldTellWhyARunFailedAndMakeItAgainLater() throws IOException {
        importTick(DAY_MS);
        marketMs = OVER_MS;
        Path inTheWay = dir.resolve("data/archive/manifest/2014-05-02.json");
        Files.createDirectories(inTheWay.getParent());
        Files.writeString(inTheWay, "{");
        try (ArchiveJob job = job()) {
            job.look();
            assertThat(job.status().state()).isEqualTo("failed");
            assertThat(job.status().reason()).contains(inTheWay.toString());
            Files.delete(inTheWay);

            job.look();
            assertThat(job.status().state()).isEqualTo("failed");
            nowMs += 600_000;
            job.look();

            assertThat(job.status().state()).isEqualTo("waiting");
            assertThat(job.status().days()).isEqualTo(1);
        }
    }
}
