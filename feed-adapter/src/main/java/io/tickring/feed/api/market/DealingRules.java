package io.tickring.feed.api.market;

import com.fasterxml.jackson.annotation.JsonAlias;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * What an order must keep to. Any rule may be missing; some change by the minute.
 *
 * @param minStepDistance           smallest difference between two levels
 * @param minDealSize               smallest size
 * @param maxDealSize               largest size
 * @param minSizeIncrement          a size is a multiple of it
 * @param minGuaranteedStopDistance {@code minControlledRiskStopDistance} until 2022
 * @param minStopOrProfitDistance   {@code minNormalStopOrLimitDistance} until 2022
 * @param maxStopOrProfitDistance   {@code maxStopOrLimitDistance} until 2022
 * @param marketOrderPreference     AVAILABLE_DEFAULT_ON, AVAILABLE_DEFAULT_OFF or NOT_AVAILABLE
 */
public record DealingRules(
        Optional<Rule> minStepDistance, Optional<Rule> minDealSize, Optional<Rule> maxDealSize,
        Optional<Rule> minSizeIncrement,
        @JsonAlias("minControlledRiskStopDistance") Optional<Rule> minGuaranteedStopDistance,
        @JsonAlias("minNormalStopOrLimitDistance") Optional<Rule> minStopOrProfitDistance,
        @JsonAlias("maxStopOrLimitDistance") Optional<Rule> maxStopOrProfitDistance,
        Optional<String> marketOrderPreference, Optional<String> trailingStopsPreference) {
    /** Of a market whose rules are not told. */
    public static final DealingRules NONE = new DealingRules(Optional.empty(), Optional.empty(), Optional.empty(),
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
            Optional.empty());

    /**
     * @param unit  POINTS or PERCENTAGE
     * @param value in that unit
     */
    public record Rule(Optional<String> unit, Optional<BigDecimal> value) {
    }
}
