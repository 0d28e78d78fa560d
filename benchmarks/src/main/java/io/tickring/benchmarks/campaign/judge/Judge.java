package io.tickring.benchmarks.campaign.judge;

import io.tickring.benchmarks.campaign.delivery.Delivery;
import io.tickring.benchmarks.campaign.evidence.Evidence;
import io.tickring.benchmarks.trial.Finding;
import java.util.List;

/** Holds the evidence against everything that must be true of it. */
public final class Judge {
    private static final List<Criterion> CRITERIA = List.of(new FramesJournaled(), new NothingInvented(),
            new TicksInOrder(), new LossesInGaps(), new GapsWithoutTicks(), new GapsSettled(), new LimitsKept(),
            new LoginsFew(), new QuotesBack(), new OrderlyEnd());

    private Judge() {
    }

    /** @return one finding for each criterion, in the order of the table */
    public static List<Finding> judge(Evidence evidence) {
        Delivery delivery = Delivery.of(evidence);
        return CRITERIA.stream().map(criterion -> criterion.judge(evidence, delivery)).toList();
    }
}
