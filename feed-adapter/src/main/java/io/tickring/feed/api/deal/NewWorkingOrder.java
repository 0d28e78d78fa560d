package io.tickring.feed.api.deal;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * An order that waits for its level.
 *
 * @param size         in units of the instrument, above 0
 * @param level        price
 * @param goodTillDate when it is cancelled by itself, to the second; in the future
 */
public record NewWorkingOrder(
        Direction direction, String epic, BigDecimal size, BigDecimal level, OrderType type,
        Optional<Instant> goodTillDate, @JsonUnwrapped Protection protection) {
    /** @throws IllegalArgumentException for a size that is not above 0 */
    public NewWorkingOrder {
        if (size.signum() <= 0) {
            throw new IllegalArgumentException("size of " + epic + " must be above 0, is " + size.toPlainString());
        }
    }

    /**
     * What replaces the terms of an order that waits.
     *
     * @param level        price, the one before where left out
     * @param goodTillDate when it is cancelled by itself; never where left out
     */
    public record Change(
            Optional<BigDecimal> level, Optional<Instant> goodTillDate, @JsonUnwrapped Protection protection) {
    }
}
