package io.tickring.benchmarks.campaign.judge;

import io.tickring.benchmarks.campaign.delivery.Delivery;
import io.tickring.benchmarks.campaign.evidence.Ending;
import io.tickring.benchmarks.campaign.evidence.Evidence;
import io.tickring.benchmarks.trial.Finding;

/** The daemon lives to the end, stops in order, and its journal is whole. */
final class OrderlyEnd implements Criterion {

    @Override
    public Finding judge(Evidence evidence, Delivery delivery) {
        Ending ending = evidence.ending();
        String measured = (ending.isAlive() ? "alive" : "dead") + ", exit " + ending.exitCode() + ", verify "
                + ending.verifyCode();
        return new Finding("daemon alive, orderly stop, journal whole", measured, "alive, exit 0, verify 0",
                ending.isAlive() && ending.exitCode() == 0 && ending.verifyCode() == 0, "");
    }
}
