package io.tickring.benchmarks.kill;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The short form of {@code bin/campaign kill}, by the load that any machine can carry. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class KillCampaignIT {
    private static final int KILLS = 30;
    private static final long SEED = 20_261_123;

    @TempDir
    Path dir;

    @Test
    void shouldLoseNothingThatWasAcknowledgedWheneverItIsKilled(TestReporter told) throws Exception {
        KillSettings settings = new KillSettings(KILLS, SEED, 2, 0, false);

        KillResult result = new KillCampaign(settings, dir, line -> { }).run();

        told.publishEntry(result.table());
        assertThat(result.kills()).isEqualTo(KILLS);
        assertThat(result.verdict().examples()).isEmpty();
        assertThat(result.verdict().passed()).isTrue();
        assertThat(result.journal().damages()).isEmpty();
        assertThat(result.verdict().witnesses()).isGreaterThanOrEqualTo(KILLS - KILLS / 6);
        assertThat(result.verdict().ticks()).isGreaterThan(1_000L * KILLS / 2);
        assertThat(result.verdict().bars()).isPositive();
    }
}
