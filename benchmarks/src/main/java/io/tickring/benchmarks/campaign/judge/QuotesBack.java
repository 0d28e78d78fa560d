package io.tickring.benchmarks.campaign.judge;

import io.tickring.benchmarks.campaign.delivery.Delivery;
import io.tickring.benchmarks.campaign.evidence.Evidence;
import io.tickring.benchmarks.campaign.evidence.Outage;
import io.tickring.benchmarks.trial.Finding;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The first quote that was handed out after a fault's end is received soon. Where the next fault that may hold quotes
 * begins before that, the time runs from its end.
 */
final class QuotesBack implements Criterion {
    static final long LIMIT_MS = 2_000;
    /** The longest wait that the rig's daemon is told to make where the venue says no. */
    static final long BACK_OFF_MS = 1_000;

    @Override
    public Finding judge(Evidence evidence, Delivery delivery) {
        Tally late = new Tally();
        List<Long> waits = new ArrayList<>();
        for (Outage outage : evidence.outages()) {
            Wait wait = wait(outage, evidence.outages(), delivery);
            waits.add(wait.ms);
            if (wait.ms > LIMIT_MS + (wait.refused ? BACK_OFF_MS : 0)) {
                late.add(() -> wait.ms + " ms after " + outage);
            }
        }
        Collections.sort(waits);
        String measured = waits.isEmpty() ? "no fault" : String.format("p50 %d ms, p99 %d ms, max %d ms, %d too late",
                waits.get(waits.size() / 2), waits.get((int) (waits.size() * 0.99)), waits.get(waits.size() - 1),
                late.count());
        return new Finding("quotes back after a fault's end", measured,
                LIMIT_MS + " ms, " + (LIMIT_MS + BACK_OFF_MS) + " where refused",
                late.count() == 0, late.count() == 0 ? "" : late.none("", "").example());
    }

    private static Wait wait(Outage first, List<Outage> all, Delivery delivery) {
        Outage last = first;
        boolean refused = first.traits().refuses();
        while (true) {
            long backMs = delivery.receivedMs(last.framesAtEnd());
            Outage over = next(last, backMs, all);
            if (over == last) {
                return new Wait(Math.max(0, backMs - last.endWallMs()), refused);
            }
            refused |= over.traits().refuses();
            last = over;
        }
    }

    /** @return of the faults that hold quotes and began before they were back, the one that ended last */
    private static Outage next(Outage last, long backMs, List<Outage> all) {
        Outage latest = last;
        for (Outage other : all) {
            boolean between = other.traits().holdsQuotes() && other.beginWallMs() < backMs
                    && other.endWallMs() > latest.endWallMs();
            latest = between ? other : latest;
        }
        return latest;
    }

    private record Wait(long ms, boolean refused) {
    }
}
