package io.tickring.benchmarks.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickring.benchmarks.campaign.evidence.Evidence;
import io.tickring.benchmarks.campaign.judge.Judge;
import io.tickring.benchmarks.trial.Finding;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** One minute of the campaign: a hundred markets, sixty faults, an hour of the simulated time. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class FeedCampaignIT {
    private static final long SEED = 20_261_125;

    @TempDir
    Path dir;

    @Test
    void shouldHoldThroughAFaultEverySimulatedMinute() throws Exception {
        CampaignSettings settings = new CampaignSettings(1, SEED, 100, 60);

        Evidence evidence = new FeedCampaign(settings, dir, line -> { }).run();

        Report report = new Report(settings, evidence, Judge.judge(evidence));
        assertThat(evidence.outages()).hasSize(60);
        assertThat(report.findings()).as(report.table()).allMatch(Finding::passed);
    }
}
