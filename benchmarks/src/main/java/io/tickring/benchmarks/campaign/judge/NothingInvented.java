package io.tickring.benchmarks.campaign.judge;

import io.tickring.benchmarks.campaign.delivery.Delivery;
import io.tickring.benchmarks.campaign.delivery.Matching;
import io.tickring.benchmarks.campaign.evidence.Evidence;
import io.tickring.benchmarks.campaign.evidence.JournaledTick;
import io.tickring.benchmarks.trial.Finding;

/** No frame is journaled twice, and nothing else but what a fault had spoiled, which is rejected. */
final class NothingInvented implements Criterion {

    @Override
    public Finding judge(Evidence evidence, Delivery delivery) {
        Tally wrong = new Tally();
        long rejected = evidence.ending().unreadable();
        long spoiled = 0;
        for (Matching of : delivery.markets()) {
            for (JournaledTick tick : of.unmatched()) {
                rejected += tick.accepted() ? 0 : 1;
                if (tick.accepted()) {
                    wrong.add(() -> of.market().symbol() + " accepted and never handed so: " + tick);
                }
            }
            spoiled += spoiled(of);
        }
        String counts = rejected + " rejects of their own, " + spoiled + " spoiled frames";
        if (rejected > spoiled) {
            wrong.add(() -> counts);
        }
        return wrong.none("ticks twice or from nowhere", "ticks", ", " + counts);
    }

    private static long spoiled(Matching of) {
        long count = 0;
        for (int i = 0; i < of.frames(); i++) {
            count += !of.frame(i).isUndisturbed() && !of.isJournaled(i) ? 1 : 0;
        }
        return count;
    }
}
