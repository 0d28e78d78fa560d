package io.tickring.engine.account;

import java.math.BigDecimal;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * An order that waits for its level.
 *
 * @param dealId         the venue's name of the order
 * @param size           above zero, in units of the market
 * @param level          price at which it becomes a position
 * @param type           LIMIT waits for a better price, STOP for a worse one
 * @param leverage       1 for none
 * @param stopLevel      of the position to be
 * @param stopDistance   of the position to be, in points
 * @param profitLevel    of the position to be
 * @param profitDistance of the position to be, in points
 * @param createdMs      epoch ms UTC
 * @param goodTillMs     the venue cancels it then, epoch ms UTC; empty: never
 */
public record WorkingOrder(
        String dealId, String symbol, Side side, BigDecimal size, Optional<BigDecimal> level, Optional<String> type,
        Optional<String> currency, Optional<BigDecimal> leverage, Optional<BigDecimal> stopLevel,
        Optional<BigDecimal> stopDistance, Optional<BigDecimal> profitLevel, Optional<BigDecimal> profitDistance,
        boolean guaranteedStop, boolean trailingStop, OptionalLong createdMs, OptionalLong goodTillMs) {
    public WorkingOrder {
        Objects.requireNonNull(dealId, "dealId");
        Objects.requireNonNull(symbol, "symbol");
        Objects.requireNonNull(side, "side");
        Objects.requireNonNull(size, "size");
    }
}
