package io.tickring.feed.api.market;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;

/**
 * A market at the moment of asking.
 *
 * @param marketStatus        as in {@link MarketSummary}
 * @param netChange           of the price since the last close
 * @param updateTime          in the account's own time; there is no twin in UTC here
 * @param delayTime           of the quotes, minutes
 * @param decimalPlacesFactor digits behind the point
 * @param marketModes         for example REGULAR
 */
public record Snapshot(
        Optional<String> marketStatus, Optional<BigDecimal> netChange, Optional<BigDecimal> percentageChange,
        Optional<LocalDateTime> updateTime, Optional<Integer> delayTime, Optional<BigDecimal> bid,
        Optional<BigDecimal> offer, Optional<BigDecimal> high, Optional<BigDecimal> low,
        Optional<Integer> decimalPlacesFactor, Optional<BigDecimal> scalingFactor, List<String> marketModes) {
    /** Of a market that tells nothing of now. */
    public static final Snapshot NONE = new Snapshot(Optional.empty(), Optional.empty(), Optional.empty(),
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
            Optional.empty(), Optional.empty(), Optional.empty(), List.of());
}
