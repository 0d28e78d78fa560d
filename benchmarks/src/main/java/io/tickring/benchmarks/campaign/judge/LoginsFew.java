package io.tickring.benchmarks.campaign.judge;

import io.tickring.benchmarks.campaign.delivery.Delivery;
import io.tickring.benchmarks.campaign.evidence.Evidence;
import io.tickring.benchmarks.trial.Finding;

/**
 * One log-in at the start, and one for each fault that ends the session or makes its answer unknown; that two log-ins
 * are never within a second the simulator counts among the violations.
 */
final class LoginsFew implements Criterion {

    @Override
    public Finding judge(Evidence evidence, Delivery delivery) {
        long causes = evidence.outages().stream().filter(outage -> outage.traits().endsSessions()).count();
        long logins = evidence.ending().logins();
        return new Finding("log-ins", logins + " log-ins", (1 + causes) + " at most", logins <= 1 + causes, "");
    }
}
