package io.tickring.simulator.synthetic;

import io.tickring.simulator.market.AssetClass;

/**
 * What moves a kind of market, as shares of its variance that add up to 1, and how lively each hour (UTC) is.
 *
 * @param market       share of the factor that moves everything
 * @param sector       share of the sector's factor
 * @param own          share of the instrument alone
 * @param weightOfHour units of variance a minute, 1 to 20
 */
record Temper(double market, double sector, double own, int[] weightOfHour) {
    static final int[] NIGHT_AND_DAY =
        {4, 4, 4, 3, 3, 4, 6, 9, 10, 9, 8, 8, 9, 12, 18, 20, 17, 14, 13, 15, 16, 6, 4, 4};
    private static final int[] AMERICAN_DAY =
        {8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 20, 16, 12, 10, 9, 11, 17, 8, 8, 8};
    private static final int[] NO_NIGHT =
        {8, 8, 7, 7, 6, 6, 7, 8, 9, 9, 9, 9, 10, 12, 14, 14, 13, 12, 11, 11, 10, 9, 8, 8};

    static Temper of(AssetClass assetClass) {
        return switch (assetClass) {
            case SHARES -> new Temper(0.30, 0.20, 0.50, AMERICAN_DAY);
            case INDICES -> new Temper(0.75, 0.10, 0.15, NIGHT_AND_DAY);
            case CURRENCIES -> new Temper(0.03, 0.55, 0.42, NIGHT_AND_DAY);
            case COMMODITIES -> new Temper(0.08, 0.42, 0.50, NIGHT_AND_DAY);
            case CRYPTOCURRENCIES -> new Temper(0.12, 0.58, 0.30, NO_NIGHT);
        };
    }
}
