package io.tickring.feed.api.deal;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.math.BigDecimal;

/**
 * A position to open at the market's price.
 *
 * @param size in units of the instrument, above 0
 */
public record NewPosition(Direction direction, String epic, BigDecimal size, @JsonUnwrapped Protection protection) {
    /** @throws IllegalArgumentException for a size that is not above 0 */
    public NewPosition {
        if (size.signum() <= 0) {
            throw new IllegalArgumentException("size of " + epic + " must be above 0, is " + size.toPlainString());
        }
    }

    /** @return one without stop and profit */
    public static NewPosition of(Direction direction, String epic, BigDecimal size) {
        return new NewPosition(direction, epic, size, Protection.NONE);
    }
}
