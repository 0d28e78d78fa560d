package io.tickring.feed.api.deal;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.tickring.feed.api.market.MarketSummary;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Objects;
import java.util.Optional;

/** An order that waits for its level, and its market. */
public record WorkingOrder(
        @JsonProperty("workingOrderData") Terms terms, @JsonProperty("marketData") MarketSummary market) {
    public WorkingOrder {
        Objects.requireNonNull(terms, "workingOrderData");
        Objects.requireNonNull(market, "marketData");
    }

    /** @return what the order is changed and cancelled by */
    public String dealId() {
        return terms.dealId();
    }

    /**
     * @param orderLevel     price at which it becomes a position
     * @param timeInForce    GOOD_TILL_CANCELLED or GOOD_TILL_DATE
     * @param goodTillDate   in the account's own time
     * @param goodTillUtc    the same moment
     * @param createdDate    in the account's own time
     * @param createdUtc     the same moment
     * @param stopDistance   points; came negative once
     * @param profitDistance points
     */
    public record Terms(
            String dealId, Direction direction, String epic, BigDecimal orderSize, Optional<BigDecimal> leverage,
            Optional<BigDecimal> orderLevel, Optional<String> timeInForce, Optional<LocalDateTime> goodTillDate,
            @JsonProperty("goodTillDateUTC") Optional<Instant> goodTillUtc, Optional<LocalDateTime> createdDate,
            @JsonProperty("createdDateUTC") Optional<Instant> createdUtc, boolean guaranteedStop,
            Optional<OrderType> orderType, Optional<BigDecimal> stopDistance, Optional<BigDecimal> profitDistance,
            Optional<BigDecimal> stopLevel, Optional<BigDecimal> profitLevel, Optional<Boolean> trailingStop,
            Optional<String> currencyCode) {
        public Terms {
            Objects.requireNonNull(dealId, "dealId");
            Objects.requireNonNull(direction, "direction");
            Objects.requireNonNull(epic, "epic");
            Objects.requireNonNull(orderSize, "orderSize");
        }
    }
}
