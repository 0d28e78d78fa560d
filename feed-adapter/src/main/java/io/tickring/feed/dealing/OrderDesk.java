package io.tickring.feed.dealing;

import io.tickring.feed.api.CapitalApi;
import io.tickring.feed.api.deal.NewPosition;
import io.tickring.feed.api.deal.NewWorkingOrder;
import io.tickring.feed.dealing.DealOutcome.Accepted;
import io.tickring.feed.dealing.DealOutcome.Filled;
import io.tickring.feed.dealing.DealOutcome.Rejected;
import io.tickring.feed.dealing.DealOutcome.Unknown;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Deals, and never twice for one request. Where the venue's answer is lost, the outcome is looked up by the reference,
 * and on the account where there is none. An order like one whose outcome could not be found is refused for ten
 * minutes.
 *
 * <p>One deal at a time, for any thread; blocks until the outcome is known, at most about 100 s. Throws nothing for
 * trouble with the venue: that is an outcome.
 */
public final class OrderDesk {
    private static final long UNRESOLVED_NS = TimeUnit.MINUTES.toNanos(10);

    private final DealingVenue venue;
    private final LongSupplier monotonicNs;
    private final Pause pause;
    private final Set<String> known = new HashSet<>();
    private final Map<String, Long> unresolvedNs = new HashMap<>();

    /** @param monotonicNs a clock that never steps, ns */
    public OrderDesk(CapitalApi api, LongSupplier monotonicNs) {
        this(new ApiVenue(api), monotonicNs, TimeUnit.NANOSECONDS::sleep);
    }

    OrderDesk(DealingVenue venue, LongSupplier monotonicNs, Pause pause) {
        this.venue = venue;
        this.monotonicNs = monotonicNs;
        this.pause = pause;
    }

    /** Lets time pass. */
    interface Pause {
        void sleep(long ns) throws InterruptedException;
    }

    /** Opens a position at the market's price. */
    public synchronized DealOutcome open(NewPosition position) {
        return runNew(new Opening(venue, position, known));
    }

    /** Closes the whole of the position with this deal id. */
    public synchronized DealOutcome close(String dealId) {
        return run(new Closing(venue, dealId));
    }

    /** Places a working order. */
    public synchronized DealOutcome place(NewWorkingOrder order) {
        return runNew(new Placing(venue, order, known));
    }

    /** Takes the working order with this deal id away. */
    public synchronized DealOutcome cancel(String dealId) {
        return run(new Cancelling(venue, dealId));
    }

    private DealOutcome runNew(Errand errand) {
        Long sinceNs = unresolvedNs.get(errand.describe());
        if (sinceNs != null && monotonicNs.getAsLong() - sinceNs < UNRESOLVED_NS) {
            return new Rejected("not sent: what became of the last " + errand.describe() + " is not known");
        }
        DealOutcome outcome = run(errand);
        unresolvedNs.remove(errand.describe());
        if (outcome instanceof Unknown) {
            unresolvedNs.put(errand.describe(), monotonicNs.getAsLong());
        }
        return outcome;
    }

    private DealOutcome run(Errand errand) {
        Deal deal = new Deal(venue, errand);
        while (deal.outcome().isEmpty()) {
            try {
                long waitNs = deal.step(monotonicNs.getAsLong());
                if (deal.outcome().isEmpty()) {
                    pause.sleep(waitNs);
                }
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                deal.abandon(monotonicNs.getAsLong());
            }
        }
        DealOutcome outcome = deal.outcome().orElseThrow();
        remember(outcome);
        return outcome;
    }

    private void remember(DealOutcome outcome) {
        if (outcome instanceof Filled filled) {
            known.addAll(filled.opened());
        } else if (outcome instanceof Accepted accepted) {
            known.add(accepted.dealId());
        }
    }
}
