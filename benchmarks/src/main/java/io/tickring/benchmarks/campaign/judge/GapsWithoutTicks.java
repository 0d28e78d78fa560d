package io.tickring.benchmarks.campaign.judge;

import io.tickring.benchmarks.campaign.delivery.Delivery;
import io.tickring.benchmarks.campaign.delivery.Matching;
import io.tickring.benchmarks.campaign.evidence.Evidence;
import io.tickring.benchmarks.campaign.evidence.GapIndex;
import io.tickring.benchmarks.campaign.evidence.GapSpan;
import io.tickring.benchmarks.campaign.evidence.MarketEvidence;
import io.tickring.benchmarks.trial.Finding;

/** No gap record reaches more than a second over quotes that came. */
final class GapsWithoutTicks implements Criterion {

    @Override
    public Finding judge(Evidence evidence, Delivery delivery) {
        Tally inside = new Tally();
        long gaps = 0;
        for (Matching of : delivery.markets()) {
            gaps += of.market().gaps().size();
            GapIndex index = new GapIndex(of.market().gaps());
            for (int i = 0; i < of.frames(); i++) {
                if (of.isJournaled(i) && of.frame(i).isUndisturbed()
                        && index.holds(of.frame(i).quote().timeMs(), LossesInGaps.TOLERANCE_MS + 1)) {
                    look(of.market(), of.frame(i).quote().timeMs(), inside);
                }
            }
        }
        return inside.none("ticks inside of gap records", "ticks", " in " + gaps + " gaps");
    }

    private static void look(MarketEvidence market, long timeMs, Tally inside) {
        for (GapSpan gap : market.gaps()) {
            if (gap.holdsDeeply(timeMs, LossesInGaps.TOLERANCE_MS)) {
                inside.add(() -> market.symbol() + " tick of " + timeMs + " in " + gap);
                return;
            }
        }
    }
}
