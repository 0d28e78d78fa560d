package io.tickring.benchmarks.campaign.judge;

import io.tickring.benchmarks.campaign.delivery.Delivery;
import io.tickring.benchmarks.campaign.evidence.Evidence;
import io.tickring.benchmarks.trial.Finding;
import java.util.Map;

/** The venue was never asked more often than it allows. */
final class LimitsKept implements Criterion {

    @Override
    public Finding judge(Evidence evidence, Delivery delivery) {
        Map<String, Long> violations = evidence.ending().violations();
        long sum = violations.values().stream().mapToLong(Long::longValue).sum();
        return new Finding("requests beyond the venue's limits", sum + " violations", "0", sum == 0,
                sum == 0 ? "" : violations.toString());
    }
}
