package io.tickring.benchmarks.campaign.judge;

import io.tickring.benchmarks.campaign.delivery.Delivery;
import io.tickring.benchmarks.campaign.delivery.Matching;
import io.tickring.benchmarks.campaign.evidence.Evidence;
import io.tickring.benchmarks.campaign.evidence.GapIndex;
import io.tickring.benchmarks.campaign.evidence.MarketEvidence;
import io.tickring.benchmarks.campaign.evidence.Outage;
import io.tickring.benchmarks.campaign.evidence.QuoteKey;
import io.tickring.benchmarks.trial.Finding;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;

/** Every quote that the market made and the journal has not lies in a gap record, to a second. */
final class LossesInGaps implements Criterion {
    static final long TOLERANCE_MS = 1_000;

    @Override
    public Finding judge(Evidence evidence, Delivery delivery) {
        Tally bare = new Tally();
        long missing = 0;
        for (Matching of : delivery.markets()) {
            List<QuoteKey> lost = lost(of, evidence);
            missing += lost.size();
            MarketEvidence market = of.market();
            GapIndex gaps = new GapIndex(market.gaps());
            for (QuoteKey quote : lost) {
                if (!gaps.holds(quote.timeMs(), -TOLERANCE_MS)) {
                    bare.add(() -> market.symbol() + " " + quote);
                }
            }
        }
        return bare.none("missing quotes outside of gap records", "quotes", " of " + missing + " missing");
    }

    private static List<QuoteKey> lost(Matching of, Evidence evidence) {
        MarketEvidence market = of.market();
        Set<QuoteKey> known = new HashSet<>();
        market.journaled().forEach(tick -> known.add(tick.quote()));
        market.handed().stream().filter(frame -> !frame.isUndisturbed()).forEach(frame -> known.add(frame.quote()));
        List<Outage> closed = evidence.outages().stream()
                .filter(outage -> outage.traits().closes() && outage.concerns(market.symbol())).toList();
        long fromMs = observedFromMs(market, evidence);
        long toMs = evidence.ending().stopMs() - Delivery.ON_ITS_WAY_MS;
        return market.produced().stream().filter(quote -> quote.timeMs() > fromMs && quote.timeMs() < toMs)
                .filter(quote -> !known.contains(quote))
                .filter(quote -> closed.stream().noneMatch(outage -> isIn(outage, quote.timeMs()))).toList();
    }

    /** All markets were subscribed before the first fault. */
    private static long observedFromMs(MarketEvidence market, Evidence evidence) {
        LongStream firstTick = market.journaled().stream().mapToLong(tick -> tick.quote().timeMs()).limit(1);
        LongStream faults = evidence.outages().stream().mapToLong(Outage::beginMs);
        return LongStream.concat(firstTick, faults).min().orElse(Long.MIN_VALUE);
    }

    /** A quote is handed out a pass of the simulator after its own time. */
    private static boolean isIn(Outage outage, long timeMs) {
        return timeMs >= outage.beginMs() - TOLERANCE_MS && timeMs <= outage.endMs() + TOLERANCE_MS;
    }
}
