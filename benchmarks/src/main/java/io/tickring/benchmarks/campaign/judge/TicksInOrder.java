package io.tickring.benchmarks.campaign.judge;

import io.tickring.benchmarks.campaign.delivery.Delivery;
import io.tickring.benchmarks.campaign.delivery.Matching;
import io.tickring.benchmarks.campaign.evidence.Evidence;
import io.tickring.benchmarks.campaign.evidence.QuoteKey;
import io.tickring.benchmarks.trial.Finding;
import java.util.HashSet;
import java.util.Set;

/** Each market's journal has the quotes that the market made, in their order. */
final class TicksInOrder implements Criterion {

    @Override
    public Finding judge(Evidence evidence, Delivery delivery) {
        Tally wrong = new Tally();
        long ticks = 0;
        for (Matching of : delivery.markets()) {
            ticks += of.market().journaled().size();
            inOrder(of, wrong);
        }
        return wrong.none("ticks out of order or never produced", "ticks", " of " + ticks);
    }

    private static void inOrder(Matching of, Tally wrong) {
        Set<QuoteKey> produced = new HashSet<>(of.market().produced());
        int before = -1;
        for (int i = 0; i < of.frames(); i++) {
            if (!of.isJournaled(i) || !of.frame(i).isUndisturbed()) {
                continue;
            }
            String what = of.market().symbol() + " " + of.frame(i);
            int place = of.place(i).getAsInt();
            if (place < before || !produced.contains(of.frame(i).quote())) {
                wrong.add(() -> what);
            }
            before = Math.max(before, place);
        }
    }
}
