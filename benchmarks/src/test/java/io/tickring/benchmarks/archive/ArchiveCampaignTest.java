package io.tickring.benchmarks.archive;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickring.benchmarks.archive.Interruption.Piece;
import io.tickring.daemon.data.DataDirectory;
import io.tickring.persistence.backup.store.BackupTarget;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveCampaignTest {
    @TempDir
    Path dir;

    @Test
    void shouldBringADayBackThatWasCutOffAtEachStepOfItsWay() throws Exception {
        DayWay way = new DayWay(new DataDirectory(dir.resolve("data")), dir.resolve("restored"),
                new BackupTarget(dir.resolve("store").toString(), Optional.empty(), "any", false),
                System.currentTimeMillis() + Duration.ofDays(40).toMillis());

        ArchiveReport report = new ArchiveCampaign(way, Files.createDirectory(dir.resolve("scratch")),
                Interrupter.throwing(), line -> { }).run(20_000, 5, 3);

        assertThat(report.differences()).isEmpty();
        assertThat(report.cuts()).isEqualTo(
                Map.of(Piece.ARCHIVE, 9, Piece.UPLOAD, 6, Piece.PRUNE, 3, Piece.RESTORE, 5));
    }
}
