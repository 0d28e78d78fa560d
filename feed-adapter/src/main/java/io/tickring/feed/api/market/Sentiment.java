package io.tickring.feed.api.market;

import java.math.BigDecimal;
import java.util.Optional;

/** How many of the venue's clients hold a market which way, percent. */
public record Sentiment(
        Optional<String> marketId, Optional<BigDecimal> longPositionPercentage,
        Optional<BigDecimal> shortPositionPercentage) {
}
