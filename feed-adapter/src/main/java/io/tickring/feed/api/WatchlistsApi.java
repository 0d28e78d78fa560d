package io.tickring.feed.api;

import io.tickring.feed.api.market.MarketSummary;
import io.tickring.feed.api.market.Watchlist;
import io.tickring.feed.rest.RequestPath;
import io.tickring.feed.rest.Venue;
import java.util.List;
import java.util.Map;

/** Lists of markets that the account keeps at the venue. */
public final class WatchlistsApi {
    private static final RequestPath WATCHLISTS = RequestPath.of("/watchlists");
    private static final int LONGEST_NAME = 20;

    private final Venue venue;

    WatchlistsApi(Venue venue) {
        this.venue = venue;
    }

    public List<Watchlist> list() {
        return venue.get(WATCHLISTS, Lists.class).watchlists();
    }

    /** @return the markets of a list */
    public List<MarketSummary> markets(String id) {
        return venue.get(WATCHLISTS.slash(id), MarketsApi.Summaries.class).markets();
    }

    /**
     * @param name  1 to 20 characters
     * @param epics may be empty
     */
    public Watchlist.Created create(String name, List<String> epics) {
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            throw new IllegalArgumentException("a watchlist's name must be 1 to 20 characters, is \"" + name + '"');
        }
        epics.forEach(Epics::require);
        return venue.send("POST", WATCHLISTS, Map.of("name", name, "epics", epics), Watchlist.Created.class);
    }

    public void add(String id, String epic) {
        venue.send("PUT", WATCHLISTS.slash(id), Map.of("epic", Epics.require(epic)), Status.class);
    }

    public void remove(String id, String epic) {
        venue.send("DELETE", WATCHLISTS.slash(id).slash(Epics.require(epic)), null, Status.class);
    }

    public void delete(String id) {
        venue.send("DELETE", WATCHLISTS.slash(id), null, Status.class);
    }

    record Lists(List<Watchlist> watchlists) {
    }
}
