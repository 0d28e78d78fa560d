package io.tickring.benchmarks.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveCampaignTest {
    @TempDir
    Path dir;

    @Test
    void shouldHoldADayThatWasCutOffAtEachStep() throws IOException {
        ArchiveReport report = new ArchiveCampaign(dir, line -> { }).run(20_000, 5, 3);

        assertThat(report.differences()).isEmpty();
        assertThat(report.cuts()).isEqualTo(6);
        assertThat(report.ticks()).isGreaterThan(19_000);
    }
}
