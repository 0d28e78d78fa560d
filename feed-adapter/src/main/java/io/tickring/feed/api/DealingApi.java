package io.tickring.feed.api;

import io.tickring.feed.api.deal.Confirmation;
import io.tickring.feed.api.deal.NewPosition;
import io.tickring.feed.api.deal.NewWorkingOrder;
import io.tickring.feed.api.deal.Position;
import io.tickring.feed.api.deal.Protection;
import io.tickring.feed.api.deal.WorkingOrder;
import io.tickring.feed.rest.RequestPath;
import io.tickring.feed.rest.Venue;
import io.tickring.feed.rest.VenueException;
import java.util.List;
import java.util.Objects;

/**
 * Positions and working orders. What changes something leaves us at most once and returns the reference of the deal,
 * which is not done by then: {@link #confirmation} tells. A {@link VenueException} whose
 * {@link VenueException#nothingDone()} is false leaves open whether it was done; {@code io.tickring.feed.dealing} finds
 * out.
 */
public final class DealingApi {
    private static final RequestPath POSITIONS = RequestPath.of("/positions");
    private static final RequestPath ORDERS = RequestPath.of("/workingorders");

    private final Venue venue;

    DealingApi(Venue venue) {
        this.venue = venue;
    }

    public List<Position> positions() {
        return venue.get(POSITIONS, Positions.class).positions();
    }

    public Position position(String dealId) {
        return venue.get(POSITIONS.slash(dealId), Position.class);
    }

    /** @return the reference */
    public String open(NewPosition position) {
        Epics.require(position.epic());
        return venue.order(POSITIONS, position, Reference.class).dealReference();
    }

    /** Replaces stop and profit of a position; what is left out is taken away. */
    public String replace(String dealId, Protection protection) {
        return venue.deal("PUT", POSITIONS.slash(dealId), protection, Reference.class).dealReference();
    }

    /** Closes the whole of a position. */
    public String close(String dealId) {
        return venue.deal("DELETE", POSITIONS.slash(dealId), null, Reference.class).dealReference();
    }

    public List<WorkingOrder> workingOrders() {
        return venue.get(ORDERS, WorkingOrders.class).workingOrders();
    }

    /** @return the reference */
    public String place(NewWorkingOrder order) {
        Epics.require(order.epic());
        return venue.order(ORDERS, order, Reference.class).dealReference();
    }

    /** Replaces the terms of a working order; a stop or profit left out is taken away. */
    public String replace(String dealId, NewWorkingOrder.Change change) {
        return venue.deal("PUT", ORDERS.slash(dealId), change, Reference.class).dealReference();
    }

    public String cancel(String dealId) {
        return venue.deal("DELETE", ORDERS.slash(dealId), null, Reference.class).dealReference();
    }

    /** @return what became of the deal; a failure with status 404 for a while after the deal's request */
    public Confirmation confirmation(String dealReference) {
        return venue.get(RequestPath.of("/confirms").slash(dealReference), Confirmation.class);
    }

    record Positions(List<Position> positions) {
    }

    record WorkingOrders(List<WorkingOrder> workingOrders) {
    }

    record Reference(String dealReference) {
        Reference {
            Objects.requireNonNull(dealReference, "dealReference");
        }
    }
}
