package io.tickring.feed.api;

import io.tickring.engine.status.VenueBudget;
import io.tickring.feed.FeedCredentials;
import io.tickring.feed.FeedSettings;
import io.tickring.feed.rest.RefusedException;
import io.tickring.feed.rest.Venue;
import io.tickring.feed.rest.VenueException;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;

/**
 * The broker's REST API. Reading is repeated where a failure may pass, and nothing that opens, changes or ends a deal
 * ever is.
 *
 * <p>For any thread; blocks within the request limits and the timeout of the settings. Every method of every group
 * throws {@link VenueException}, and {@link RefusedException} where the venue refuses the credentials.
 */
public final class CapitalApi {
    private final Venue venue;

    /**
     * @param executor    for the HTTP client's own work; at least one thread beside the callers
     * @param monotonicNs a clock that never steps, ns
     */
    public CapitalApi(FeedSettings settings, FeedCredentials credentials, Executor executor, LongSupplier monotonicNs) {
        this(new Venue(settings, credentials, executor, monotonicNs));
    }

    private CapitalApi(Venue venue) {
        this.venue = venue;
    }

    /**
     * @return the same API, log-in and limits for callers that can wait: a few requests of each second are left to the
     *         session, the stream and the orders
     */
    public CapitalApi background() {
        return new CapitalApi(venue.background());
    }

    /** @return what the venue's limits leave now */
    public VenueBudget budget() {
        return venue.budget();
    }

    public SessionApi session() {
        return new SessionApi(venue);
    }

    public AccountsApi accounts() {
        return new AccountsApi(venue);
    }

    public DealingApi dealing() {
        return new DealingApi(venue);
    }

    public MarketsApi markets() {
        return new MarketsApi(venue);
    }

    public PricesApi prices() {
        return new PricesApi(venue);
    }

    public HistoryApi history() {
        return new HistoryApi(venue);
    }

    public WatchlistsApi watchlists() {
        return new WatchlistsApi(venue);
    }
}
