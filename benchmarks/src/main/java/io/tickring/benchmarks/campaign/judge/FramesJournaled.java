package io.tickring.benchmarks.campaign.judge;

import io.tickring.benchmarks.campaign.delivery.Delivery;
import io.tickring.benchmarks.campaign.delivery.Matching;
import io.tickring.benchmarks.campaign.evidence.Evidence;
import io.tickring.benchmarks.trial.Finding;

/** Every frame that the daemon has read is in the journal. */
final class FramesJournaled implements Criterion {

    @Override
    public Finding judge(Evidence evidence, Delivery delivery) {
        Tally lost = new Tally();
        long handed = 0;
        long underWay = 0;
        for (Matching of : delivery.markets()) {
            handed += of.frames();
            for (int i = 0; i < of.frames(); i++) {
                if (of.isJournaled(i) || !of.frame(i).isUndisturbed()) {
                    continue;
                }
                if (delivery.wasRead(of.frame(i))) {
                    String what = of.market().symbol() + " " + of.frame(i);
                    lost.add(() -> what);
                } else {
                    underWay++;
                }
            }
        }
        return lost.none("frames read and not journaled", "lost",
                " of " + handed + " handed, " + underWay + " under way at a cut");
    }
}
