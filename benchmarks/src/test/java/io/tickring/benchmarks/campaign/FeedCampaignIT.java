package io.tickring.benchmarks.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickring.benchmarks.campaign.evidence.Evidence;
import io.tickring.benchmarks.campaign.evidence.Outage;
import io.tickring.benchmarks.campaign.judge.Judge;
import io.tickring.benchmarks.trial.Finding;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** 45 seconds of the campaign: a hundred markets, each kind of fault, three quarters of an hour of simulated time. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class FeedCampaignIT {
    private static final long SEED = 20_261_125;

    @TempDir
    Path dir;

    @Test
    void shouldHoldThroughAFaultEverySimulatedMinute() throws Exception {
        CampaignSettings settings = new CampaignSettings(0.75, SEED, 100, 60);

        Evidence evidence = new FeedCampaign(settings, dir, line -> { }).run();

        Report report = new Report(settings, evidence, Judge.judge(evidence));
        assertThat(evidence.outages()).hasSize(45);
        assertThat(evidence.outages()).extracting(Outage::kind)
                .containsAll(Stream.of(FaultKind.values()).map(FaultKind::label).toList());
        assertThat(report.findings()).as(report.table()).allMatch(Finding::passed);
    }
}
