package io.tickring.engine.market;

import java.util.Objects;

/**
 * What is known of one market.
 *
 * @param number     stands for the symbol in the journal; given once, never reused; 0 is the market {@code ?}
 * @param symbol     the venue's name of the market, for example {@code AAPL}
 * @param name       for people
 * @param assetClass decides which limits hold
 * @param currency   ISO code of the quote currency, empty where unknown
 * @param decimals   digits behind the point that prices usually have, 0 to 9
 * @param maxPriceNanos the highest price believed, in 1e-9 of the quote currency
 */
public record Market(
        int number, String symbol, String name, AssetClass assetClass, String currency, int decimals,
        long maxPriceNanos) {

    /** 1,000,000 in price units: what the requirements allow unless a market says otherwise. */
    public static final long DEFAULT_MAX_PRICE_NANOS = 1_000_000L * 1_000_000_000L;

    /** @throws IllegalArgumentException for a value outside its range, naming the symbol */
    public Market {
        Objects.requireNonNull(symbol, "symbol");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(assetClass, "assetClass");
        Objects.requireNonNull(currency, "currency");
        if (symbol.isEmpty() || number < 0) {
            throw new IllegalArgumentException("market '" + symbol + "' with number " + number);
        }
        if (decimals < 0 || decimals > 9) {
            throw new IllegalArgumentException(symbol + ": decimals must be 0 to 9, is " + decimals);
        }
        if (maxPriceNanos <= 0) {
            throw new IllegalArgumentException(symbol + ": maximum price must be above 0, is " + maxPriceNanos);
        }
    }

    /** @return a market of which nothing but the symbol is known */
    public static Market bare(int number, String symbol) {
        return new Market(number, symbol, symbol, AssetClass.OTHER, "", 5, DEFAULT_MAX_PRICE_NANOS);
    }
}
