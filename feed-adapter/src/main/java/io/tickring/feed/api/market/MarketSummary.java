package io.tickring.feed.api.market;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A market in a list: search, navigation, watchlist, or beside a position. A closed one may have no high, low and
 * change.
 *
 * @param instrumentId  may be above 2^53
 * @param marketStatus  TRADEABLE, CLOSED, EDITS_ONLY, OFFLINE, ON_AUCTION, ON_AUCTION_NO_EDITS or SUSPENDED
 * @param bid           what can be sold at, as of {@code updateTime}
 * @param offer         what can be bought at; {@code ask} in prices, {@code ofr} on the stream
 * @param updateTime    in the account's own time
 * @param updateTimeUtc the same moment
 * @param delayTime     of the quotes, minutes
 * @param marketModes   for example REGULAR, LONG_ONLY or CLOSE_ONLY
 */
public record MarketSummary(
        Optional<String> instrumentName, Optional<Long> instrumentId, Optional<String> expiry, String epic,
        Optional<String> symbol, Optional<String> instrumentType, Optional<String> marketStatus,
        Optional<BigDecimal> lotSize, Optional<BigDecimal> high, Optional<BigDecimal> low,
        Optional<BigDecimal> percentageChange, Optional<BigDecimal> netChange, Optional<BigDecimal> bid,
        Optional<BigDecimal> offer, Optional<LocalDateTime> updateTime,
        @JsonProperty("updateTimeUTC") Optional<Instant> updateTimeUtc, Optional<Integer> delayTime,
        Optional<Boolean> streamingPricesAvailable, Optional<BigDecimal> scalingFactor, List<String> marketModes,
        Optional<Integer> pipPosition, Optional<BigDecimal> tickSize) {
    public MarketSummary {
        Objects.requireNonNull(epic, "epic");
    }
}
