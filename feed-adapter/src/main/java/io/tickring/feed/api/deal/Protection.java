package io.tickring.feed.api.deal;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where a position ends by itself. An update replaces all of it: what is left out is taken away.
 *
 * @param guaranteedStop needs a stop; not with a trailing one and not in hedging mode
 * @param trailingStop   needs {@code stopDistance}
 * @param stopLevel      price
 * @param stopDistance   points
 * @param stopAmount     loss, in the account's currency
 * @param profitLevel    price
 * @param profitDistance points
 * @param profitAmount   profit, in the account's currency
 */
public record Protection(
        Optional<Boolean> guaranteedStop, Optional<Boolean> trailingStop, Optional<BigDecimal> stopLevel,
        Optional<BigDecimal> stopDistance, Optional<BigDecimal> stopAmount, Optional<BigDecimal> profitLevel,
        Optional<BigDecimal> profitDistance, Optional<BigDecimal> profitAmount) {
    /** Neither stop nor profit. */
    public static final Protection NONE = new Protection(Optional.empty(), Optional.empty(), Optional.empty(),
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /** @throws IllegalArgumentException for what the venue is known to refuse */
    public Protection {
        long stops = present(stopLevel, stopDistance, stopAmount);
        require(stops <= 1, "at most one of stopLevel, stopDistance and stopAmount");
        require(present(profitLevel, profitDistance, profitAmount) <= 1,
                "at most one of profitLevel, profitDistance and profitAmount");
        boolean guaranteed = guaranteedStop.orElse(false);
        boolean trailing = trailingStop.orElse(false);
        require(!guaranteed || stops == 1, "a guaranteed stop needs a stop");
        require(!trailing || stopDistance.isPresent(), "a trailing stop needs stopDistance");
        require(!(guaranteed && trailing), "a stop is guaranteed or trailing, not both");
    }

    private static long present(Optional<?>... values) {
        return Stream.of(values).filter(Optional::isPresent).count();
    }

    private static void require(boolean holds, String rule) {
        if (!holds) {
            throw new IllegalArgumentException("stop and profit: " + rule);
        }
    }
}
