package io.tickring.feed.api;

import io.tickring.feed.api.account.Activity;
import io.tickring.feed.api.account.ActivityQuery;
import io.tickring.feed.api.account.Transaction;
import io.tickring.feed.rest.RequestPath;
import io.tickring.feed.rest.Venue;
import java.time.Duration;
import java.util.List;

/** What happened on the account. */
public final class HistoryApi {
    private final Venue venue;

    HistoryApi(Venue venue) {
        this.venue = venue;
    }

    /** @return newest first; what happened in the last minute may still be missing */
    public List<Activity> activity(ActivityQuery query) {
        RequestPath path = RequestPath.of("/history/activity").with("from", query.from()).with("to", query.to())
                .with("lastPeriod", query.last().map(Duration::toSeconds))
                .with("dealId", query.dealId()).with("filter", query.filter());
        return venue.get(query.detailed() ? path.with("detailed", true) : path, Activities.class).activities();
    }

    public List<Transaction> transactions(Transaction.Query query) {
        RequestPath path = RequestPath.of("/history/transactions").with("from", query.from()).with("to", query.to())
                .with("lastPeriod", query.last().map(Duration::toSeconds)).with("type", query.type());
        return venue.get(path, Transactions.class).transactions();
    }

    record Activities(List<Activity> activities) {
    }

    record Transactions(List<Transaction> transactions) {
    }
}
