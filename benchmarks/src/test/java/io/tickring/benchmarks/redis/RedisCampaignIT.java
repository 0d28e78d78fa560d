package io.tickring.benchmarks.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickring.benchmarks.trial.Finding;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The short form of {@code bin/campaign redis}, by the load that any machine can carry; times are not judged. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class RedisCampaignIT {
    @TempDir
    private Path dir;

    @Test
    void shouldFindRedisEqualToTheJournalAfterAFault() throws Exception {
        RedisCampaignSettings settings = new RedisCampaignSettings(1, Duration.ofMillis(300), 20_261_125, 0.3,
                List.of(RedisFault.REFUSED, RedisFault.REPLACED));

        RedisResult result = new RedisCampaign(settings, dir, line -> { }).run();

        assertThat(result.findings().all()).filteredOn(finding -> !finding.passed()
                && !finding.criterion().contains("p50") && !finding.criterion().contains("after"))
                .extracting(Finding::criterion, Finding::measured, Finding::example).isEmpty();
        assertThat(result.rows()).allSatisfy(row -> {
            assertThat(row.compared()).isGreaterThan(1_000);
            assertThat(row.withoutUs()).isPositive();
        });
    }
}
