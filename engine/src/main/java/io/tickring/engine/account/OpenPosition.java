package io.tickring.engine.account;

import java.math.BigDecimal;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A position as it stood when the venue was asked.
 *
 * @param dealId         the venue's name of the position
 * @param reference      of the deal that opened or last changed it
 * @param orderId        of the order that opened it; positions of one order filled in parts share it
 * @param size           above zero, in units of the market
 * @param level          price at which it was opened
 * @param profitLoss     if closed then, in {@code currency}; changes with every quote
 * @param leverage       1 for none
 * @param contractSize   units of the underlying to one of {@code size}
 * @param stopLevel      price at which it is closed with a loss
 * @param stopDistance   of a trailing stop, in points
 * @param profitLevel    price at which it is closed with a profit
 * @param openedMs       epoch ms UTC
 */
public record OpenPosition(
        String dealId, Optional<String> reference, Optional<String> orderId, String symbol, Side side,
        BigDecimal size, Optional<BigDecimal> level, Optional<BigDecimal> profitLoss, Optional<String> currency,
        Optional<BigDecimal> leverage, Optional<BigDecimal> contractSize, Optional<BigDecimal> stopLevel,
        Optional<BigDecimal> stopDistance, Optional<BigDecimal> profitLevel, boolean guaranteedStop,
        boolean trailingStop, OptionalLong openedMs) {
    public OpenPosition {
        Objects.requireNonNull(dealId, "dealId");
        Objects.requireNonNull(symbol, "symbol");
        Objects.requireNonNull(side, "side");
        Objects.requireNonNull(size, "size");
    }

    /** @return the same without what changes with every quote */
    public OpenPosition unvalued() {
        return new OpenPosition(dealId, reference, orderId, symbol, side, size, level, Optional.empty(), currency,
                leverage, contractSize, stopLevel, stopDistance, profitLevel, guaranteedStop, trailingStop, openedMs);
    }
}
