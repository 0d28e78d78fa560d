package io.tickring.feed.api.market;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * Bars of one market, ascending.
 *
 * @param tickSize smallest step of the price
 */
public record Prices(
        List<PriceBar> prices, Optional<String> instrumentType, Optional<BigDecimal> tickSize,
        Optional<Integer> pipPosition) {
    /** A window in which nothing traded. */
    public static final Prices NONE = new Prices(List.of(), Optional.empty(), Optional.empty(), Optional.empty());
}
