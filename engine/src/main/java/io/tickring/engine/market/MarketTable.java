package io.tickring.engine.market;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.agrona.collections.Object2ObjectHashMap;

/**
 * The markets of one journal by number and by symbol. Numbers are given in order from 1 and never reused.
 *
 * <p>Definitions are rare and come from any thread; look-ups are on the hot path of the producer and allocate nothing.
 * A look-up sees every definition that happened before it.
 */
public final class MarketTable {
    private static final String UNKNOWN_SYMBOL = "?";

    private final int capacity;
    private final Function<String, Long> maxPriceNanos;
    private final Object2ObjectHashMap<String, Market> bySymbol = new Object2ObjectHashMap<>();
    private volatile Market[] byNumber;
    private volatile SymbolIndex index = new SymbolIndex(List.of());

    /** @param capacity the highest number of markets, {@code ?} included */
    public MarketTable(int capacity) {
        this(capacity, symbol -> null);
    }

    /**
     * @param capacity      the highest number of markets, {@code ?} included
     * @param maxPriceNanos the highest price believed of a symbol, null for what its definition says
     */
    public MarketTable(int capacity, Function<String, Long> maxPriceNanos) {
        this.capacity = capacity;
        this.maxPriceNanos = maxPriceNanos;
        byNumber = new Market[] {Market.bare(0, UNKNOWN_SYMBOL)};
    }

    /** @return the highest number of markets, {@code ?} included: tables by market number have this size */
    public int capacity() {
        return capacity;
    }

    /** @return markets known, {@code ?} included; numbers run from 0 to this minus 1 */
    public int size() {
        return byNumber.length;
    }

    /**
     * @param number from 0 to {@link #size()} minus 1
     * @return the market as it is defined now: a later definition of the same symbol is another object
     */
    public Market get(int number) {
        return byNumber[number];
    }

    /** @return all markets but {@code ?}, in order of number */
    public List<Market> all() {
        Market[] markets = byNumber;
        return List.of(Arrays.copyOfRange(markets, 1, markets.length));
    }

    /** @return the number of this symbol, or {@link io.tickring.engine.tick.TickEvent#UNKNOWN_MARKET} */
    public synchronized int numberOf(String symbol) {
        Market market = bySymbol.get(symbol);
        return market == null ? 0 : market.number();
    }

    /**
     * Finds a symbol in a frame without making a string of it.
     *
     * @param bytes holds the symbol in ASCII
     * @param from  its first byte
     * @param to    behind its last byte
     * @return its number, or {@link io.tickring.engine.tick.TickEvent#UNKNOWN_MARKET}
     */
    public int find(byte[] bytes, int from, int to) {
        return index.find(bytes, from, to);
    }

    /**
     * Gives the symbol a number, or updates what is known of it. The number in the argument is ignored.
     *
     * @return the market with its number
     * @throws TooManyMarketsException when the table is full
     */
    public synchronized Market define(Market wanted) {
        Market known = bySymbol.get(wanted.symbol());
        int number = known == null ? byNumber.length : known.number();
        Long limit = maxPriceNanos.apply(wanted.symbol());
        Market defined = new Market(number, wanted.symbol(), wanted.name(), wanted.assetClass(), wanted.currency(),
                wanted.decimals(), limit == null ? wanted.maxPriceNanos() : limit);
        if (defined.equals(known)) {
            return known;
        }
        store(defined);
        return defined;
    }

    /**
     * Puts a market under the number it has in a journal.
     *
     * @throws TooManyMarketsException when the table is full
     * @throws IllegalStateException   where the number does not follow the ones known, or stands for another symbol
     */
    public synchronized void restore(Market market) {
        int number = market.number();
        boolean next = number == byNumber.length && !bySymbol.containsKey(market.symbol());
        boolean same = number < byNumber.length && byNumber[number].symbol().equals(market.symbol());
        if (!next && !same) {
            throw new IllegalStateException("journal defines " + market.symbol() + " as number " + number + " where "
                    + byNumber.length + " markets are known");
        }
        if (number > 0) {
            store(market);
        }
    }

    private void store(Market market) {
        int number = market.number();
        if (number >= capacity) {
            throw new TooManyMarketsException(capacity - 1);
        }
        Market[] markets = Arrays.copyOf(byNumber, Math.max(byNumber.length, number + 1));
        markets[number] = market;
        bySymbol.put(market.symbol(), market);
        byNumber = markets;
        index = new SymbolIndex(List.of(markets));
    }

    /** Open addressing over the symbols' bytes; never changed once made. */
    private static final class SymbolIndex {
        private final byte[][] symbols;
        private final int[] numbers;
        private final int mask;

        SymbolIndex(List<Market> markets) {
            int slots = Integer.highestOneBit(Math.max(8, markets.size() * 4));
            symbols = new byte[slots][];
            numbers = new int[slots];
            mask = slots - 1;
            markets.stream().filter(market -> market.number() > 0).forEach(this::add);
        }

        private void add(Market market) {
            byte[] symbol = market.symbol().getBytes(StandardCharsets.UTF_8);
            int slot = hash(symbol, 0, symbol.length) & mask;
            while (symbols[slot] != null) {
                slot = (slot + 1) & mask;
            }
            symbols[slot] = symbol;
            numbers[slot] = market.number();
        }

        int find(byte[] bytes, int from, int to) {
            int slot = hash(bytes, from, to) & mask;
            for (byte[] symbol = symbols[slot]; symbol != null; symbol = symbols[slot]) {
                if (Arrays.equals(symbol, 0, symbol.length, bytes, from, to)) {
                    return numbers[slot];
                }
                slot = (slot + 1) & mask;
            }
            return 0;
        }

        private static int hash(byte[] bytes, int from, int to) {
            int hash = to - from;
            for (int i = from; i < to; i++) {
                hash = hash * 31 + bytes[i];
            }
            return hash ^ hash >>> 15;
        }
    }
}
