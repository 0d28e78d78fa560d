package io.tickring.feed.dealing;

import io.tickring.feed.api.deal.Confirmation;
import io.tickring.feed.api.deal.WorkingOrder;
import io.tickring.feed.dealing.DealOutcome.Accepted;
import io.tickring.feed.dealing.DealOutcome.Rejected;
import io.tickring.feed.dealing.DealOutcome.Unknown;
import java.time.Instant;
import java.util.Optional;

/**
 * Takes a working order away. The reference, and even the date of the confirmation, are those of the order's making:
 * only its status tells the two apart.
 */
final class Cancelling implements Errand {
    private static final int TIMES_MISSED = 2;

    private final DealingVenue venue;
    private final String dealId;
    private int missed;

    Cancelling(DealingVenue venue, String dealId) {
        this.venue = venue;
        this.dealId = dealId;
    }

    @Override
    public Optional<DealOutcome> prepare(Instant since) {
        return waits() ? Optional.empty() : Optional.of(new Rejected("no working order has the id " + dealId));
    }

    @Override
    public String send() {
        return venue.cancel(dealId);
    }

    @Override
    public Optional<DealOutcome> confirmed(Confirmation told) {
        if (told.rejected()) {
            return Optional.of(new Rejected(told.rejectReason().or(told::reason).orElse("rejected without a reason")));
        }
        return told.accepted() && told.status().filter("DELETED"::equals).isPresent()
                ? Optional.of(new Accepted(dealId)) : Optional.empty();
    }

    @Override
    public Optional<DealOutcome> search(boolean settled) {
        boolean filled = venue.positions().stream().anyMatch(position ->
                position.holding().workingOrderId().filter(dealId::equals).isPresent());
        if (filled) {
            return Optional.of(new Rejected("the order was filled before it could be taken away"));
        }
        missed = settled && !waits() ? missed + 1 : 0;
        return missed >= TIMES_MISSED ? Optional.of(new Accepted(dealId)) : Optional.empty();
    }

    @Override
    public boolean almostSure() {
        return missed > 0;
    }

    @Override
    public DealOutcome givenUp() {
        return new Unknown("look at the account for working order " + dealId + ": it "
                + (almostSure() ? "was gone" : "waited") + " when last seen; to take it away again does no harm");
    }

    @Override
    public String describe() {
        return "cancel " + dealId;
    }

    private boolean waits() {
        return venue.workingOrders().stream().map(WorkingOrder::dealId).anyMatch(dealId::equals);
    }
}
