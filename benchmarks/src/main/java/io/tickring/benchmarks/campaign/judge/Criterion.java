package io.tickring.benchmarks.campaign.judge;

import io.tickring.benchmarks.campaign.delivery.Delivery;
import io.tickring.benchmarks.campaign.evidence.Evidence;
import io.tickring.benchmarks.trial.Finding;

/** One thing that must hold. */
interface Criterion {
    /** @param delivery which frames of the evidence arrived */
    Finding judge(Evidence evidence, Delivery delivery);
}
