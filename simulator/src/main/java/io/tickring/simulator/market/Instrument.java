package io.tickring.simulator.market;

/**
 * One market as the symbol list describes it.
 *
 * @param number         place in the list, from 0; the key of everything that is kept for each market
 * @param epic           the broker's name
 * @param name           for people
 * @param assetClass     decides hours, margin and usual size
 * @param currency       of the price
 * @param country        empty where there is none
 * @param decimals       digits after the point; prices are kept as points, units of the last digit
 * @param level          points at {@link PriceSource}'s reference time
 * @param spreadBps      usual distance of bid and ask, in 1/10,000 of the price
 * @param volatility     standard deviation of a year's log return (0.2 is 20 %)
 * @param ticksPerSecond mean rate while the market is open
 * @param sector         factor it moves with; a leading minus says against
 */
public record Instrument(int number, String epic, String name, AssetClass assetClass, String currency, String country,
                         int decimals, long level, double spreadBps, double volatility, double ticksPerSecond,
                         String sector) {

    /** @return the price of this many points, as the double the broker would print */
    public double price(long points) {
        return points / pointsPerUnit();
    }

    /** @return points to one unit of the quote currency */
    public double pointsPerUnit() {
        return POWERS[decimals];
    }

    /** @return the smallest step of the price */
    public double tickSize() {
        return 1 / pointsPerUnit();
    }

    private static final double[] POWERS = {1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9};
}
