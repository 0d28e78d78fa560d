package io.tickring.feed.api.market;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Optional;

/** A list of markets that the account keeps at the venue. */
public record Watchlist(
        String id, Optional<String> name, Optional<Boolean> editable,
        @JsonProperty("deleteable") Optional<Boolean> deletable, Optional<Boolean> defaultSystemWatchlist) {
    /**
     * @param status SUCCESS, or SUCCESS_NOT_ALL_INSTRUMENTS_ADDED where the venue did not know one of them
     */
    public record Created(String watchlistId, Optional<String> status) {
    }
}
