package io.tickring.benchmarks.disk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Some hundreds of what {@code bin/campaign disk} makes by the ten thousand. */
class DiskCampaignTest {
    private static final long SEED = 20_261_125;

    @TempDir
    private Path dir;

    @Test
    void shouldServeWhatWasSyncedOfEveryTornImage() throws IOException {
        DiskResult result = new DiskCampaign(new DiskSettings(200, 0, SEED), dir, line -> { }).run();

        assertThat(result.failures()).isEmpty();
        assertThat(result.imagesHeld()).isEqualTo(200);
        assertThat(result.pagesDropped()).isPositive();
        assertThat(result.pagesTorn()).isPositive();
        assertThat(dir).isEmptyDirectory();
    }

    @Test
    void shouldFindEveryFlippedBitAndEveryCutFile() throws IOException {
        DiskResult result = new DiskCampaign(new DiskSettings(0, 200, SEED), dir, line -> { }).run();

        assertThat(result.failures()).isEmpty();
        assertThat(result.bitsDetected() + result.cutsDetected() + result.harmless()).isEqualTo(200);
        assertThat(result.bitsDetected()).isPositive();
        assertThat(result.cutsDetected()).isPositive();
        assertThat(result.harmless()).isPositive();
    }
}
