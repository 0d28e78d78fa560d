package io.tickring.simulator.rest.market;

import java.util.List;

/** Bodies of the watchlist endpoints, in the broker's order of keys. */
final class WatchlistAnswers {

    record Entry(String id, String name, boolean editable, boolean deleteable, boolean defaultSystemWatchlist) {
    }

    record Lists(List<Entry> watchlists) {
    }

    record Created(String watchlistId, String status) {
    }

    record Done(String status) {
        static final Done SUCCESS = new Done("SUCCESS");
    }

    private WatchlistAnswers() {
    }
}
