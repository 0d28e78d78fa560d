package io.tickring.benchmarks.campaign.judge;

import io.tickring.benchmarks.campaign.delivery.Delivery;
import io.tickring.benchmarks.campaign.evidence.Ending;
import io.tickring.benchmarks.campaign.evidence.Evidence;
import io.tickring.benchmarks.trial.Finding;

/** Every gap ends as filled or explained. */
final class GapsSettled implements Criterion {

    @Override
    public Finding judge(Evidence evidence, Delivery delivery) {
        Ending ending = evidence.ending();
        String measured = String.format("%d open, %d filled, %d explained, %.1f s after the last fault",
                ending.gapsOpen(), ending.gapsFilled(), ending.gapsExplained(), ending.settledMs() / 1e3);
        return new Finding("gaps neither filled nor explained", measured, "0 open", ending.gapsOpen() == 0, "");
    }
}
