package io.tickring.simulator.market;

/** What the broker calls {@code instrumentType}. */
public enum AssetClass {
    SHARES(20, 10_000, 200),
    INDICES(5, 500, 20),
    CURRENCIES(3, 10_000_000, 25_000_000),
    COMMODITIES(10, 50_000, 5_000),
    CRYPTOCURRENCIES(50, 1_000, 50);

    private final int marginPercent;
    private final int maxDealSize;
    private final int usualSize;

    AssetClass(int marginPercent, int maxDealSize, int usualSize) {
        this.marginPercent = marginPercent;
        this.maxDealSize = maxDealSize;
        this.usualSize = usualSize;
    }

    public int marginPercent() {
        return marginPercent;
    }

    public int maxDealSize() {
        return maxDealSize;
    }

    /** @return what a quote of this class usually offers to deal, in units of the instrument */
    public int usualSize() {
        return usualSize;
    }
}
