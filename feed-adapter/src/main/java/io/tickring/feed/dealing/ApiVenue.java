package io.tickring.feed.dealing;

import io.tickring.feed.api.CapitalApi;
import io.tickring.feed.api.account.Activity;
import io.tickring.feed.api.account.ActivityQuery;
import io.tickring.feed.api.deal.Confirmation;
import io.tickring.feed.api.deal.NewPosition;
import io.tickring.feed.api.deal.NewWorkingOrder;
import io.tickring.feed.api.deal.Position;
import io.tickring.feed.api.deal.WorkingOrder;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The venue by its REST API. */
record ApiVenue(CapitalApi api) implements DealingVenue {
    @Override
    public Instant time() {
        return Instant.ofEpochMilli(api.session().time().serverTimeMs());
    }

    @Override
    public List<Position> positions() {
        return api.dealing().positions();
    }

    @Override
    public List<WorkingOrder> workingOrders() {
        return api.dealing().workingOrders();
    }

    @Override
    public List<Activity> activity(Instant since) {
        return api.history().activity(new ActivityQuery(Optional.of(since), Optional.empty(), Optional.empty(), true,
                Optional.empty(), Optional.empty()));
    }

    @Override
    public Confirmation confirmation(String dealReference) {
        return api.dealing().confirmation(dealReference);
    }

    @Override
    public String open(NewPosition position) {
        return api.dealing().open(position);
    }

    @Override
    public String close(String dealId) {
        return api.dealing().close(dealId);
    }

    @Override
    public String place(NewWorkingOrder order) {
        return api.dealing().place(order);
    }

    @Override
    public String cancel(String dealId) {
        return api.dealing().cancel(dealId);
    }
}
