package io.tickring.simulator.market;

import java.math.BigDecimal;

/**
 * What may be dealt in a market. Distances are percent of the price.
 *
 * @param minSize   units
 * @param maxSize   units
 * @param increment sizes are whole multiples of it
 */
public record DealTerms(BigDecimal minSize, int maxSize, BigDecimal increment, BigDecimal minGuaranteedStop,
                        BigDecimal minDistance, BigDecimal maxDistance) {
    private static final BigDecimal CURRENCY_STEP = new BigDecimal("100");
    private static final BigDecimal STEP = new BigDecimal("0.01");

    public static DealTerms of(Instrument instrument) {
        BigDecimal step = instrument.assetClass() == AssetClass.CURRENCIES ? CURRENCY_STEP : STEP;
        return new DealTerms(step, instrument.assetClass().maxDealSize(), step, BigDecimal.ONE,
                new BigDecimal("0.01"), new BigDecimal("100"));
    }
}
