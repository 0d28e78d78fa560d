package io.tickring.feed.dealing;

import io.tickring.feed.api.account.Activity;
import io.tickring.feed.api.deal.Confirmation;
import io.tickring.feed.api.deal.NewPosition;
import io.tickring.feed.api.deal.NewWorkingOrder;
import io.tickring.feed.api.deal.Position;
import io.tickring.feed.api.deal.WorkingOrder;
import io.tickring.feed.rest.VenueException;
import java.time.Instant;
import java.util.List;

/** What the desk needs of the venue. Every method may throw {@link VenueException}; the four that deal never repeat. */
interface DealingVenue {
    Instant time();

    List<Position> positions();

    List<WorkingOrder> workingOrders();

    /** @return what happened since then, as far as the venue tells it yet */
    List<Activity> activity(Instant since);

    Confirmation confirmation(String dealReference);

    String open(NewPosition position);

    String close(String dealId);

    String place(NewWorkingOrder order);

    String cancel(String dealId);
}
