package io.tickring.feed.api.deal;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.tickring.feed.api.market.MarketSummary;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Objects;
import java.util.Optional;

/** An open position and its market. */
public record Position(@JsonProperty("position") Holding holding, MarketSummary market) {
    public Position {
        Objects.requireNonNull(holding, "position");
        Objects.requireNonNull(market, "market");
    }

    /** @return what the position is closed by */
    public String dealId() {
        return holding.dealId();
    }

    /**
     * @param createdDate    in the account's own time
     * @param createdUtc     the same moment
     * @param dealId         of the position
     * @param workingOrderId of the order that opened it, which its confirmation names first; positions of one order
     *                       that was filled in parts share it
     * @param upl            profit or loss if closed now, in {@code currency}
     * @param level          price at which it was opened
     * @param stopDistance   of a trailing stop, points
     */
    public record Holding(
            Optional<BigDecimal> contractSize, Optional<LocalDateTime> createdDate,
            @JsonProperty("createdDateUTC") Optional<Instant> createdUtc, String dealId,
            Optional<String> dealReference, Optional<String> workingOrderId, BigDecimal size,
            Optional<BigDecimal> leverage, Optional<BigDecimal> upl, Direction direction, Optional<BigDecimal> level,
            Optional<String> currency, boolean guaranteedStop, Optional<BigDecimal> stopLevel,
            Optional<BigDecimal> profitLevel, Optional<Boolean> trailingStop, Optional<BigDecimal> stopDistance) {
        public Holding {
            Objects.requireNonNull(dealId, "dealId");
            Objects.requireNonNull(size, "size");
            Objects.requireNonNull(direction, "direction");
        }
    }
}
