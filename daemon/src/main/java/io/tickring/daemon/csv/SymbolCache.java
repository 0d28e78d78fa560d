package io.tickring.daemon.csv;

import io.tickring.engine.market.MarketTable;
import io.tickring.engine.tick.TickEvent;

/** Numbers of the markets met lately, by symbols of up to eight bytes: one comparison where the table takes several. */
final class SymbolCache {
    private static final int SLOT_BITS = 10;
    /** 2^64 divided by the golden ratio: spreads words over the slots (Knuth, TAOCP 3, 6.4). */
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private final MarketTable markets;
    private final long[] symbols = new long[1 << SLOT_BITS];
    private final int[] lengths = new int[1 << SLOT_BITS];
    private final int[] numbers = new int[1 << SLOT_BITS];

    SymbolCache(MarketTable markets) {
        this.markets = markets;
    }

    /** @return what {@link MarketTable#find} returns */
    int find(byte[] bytes, int from, int to) {
        int length = to - from;
        if (length < 1 || length > Long.BYTES) {
            return markets.find(bytes, from, to);
        }
        long symbol = Words.at(bytes, from) << (Long.BYTES - length) * Byte.SIZE;
        int slot = (int) (symbol * SPREAD >>> Long.SIZE - SLOT_BITS);
        if (symbols[slot] == symbol && lengths[slot] == length) {
            return numbers[slot];
        }
        int number = markets.find(bytes, from, to);
        if (number != TickEvent.UNKNOWN_MARKET) {
            symbols[slot] = symbol;
            lengths[slot] = length;
            numbers[slot] = number;
        }
        return number;
    }
}
