package io.tickring.web.message;

import java.util.BitSet;
import java.util.Collection;
import java.util.stream.IntStream;

/** Some markets by number, or all of them, those that come later too. */
public final class MarketSet {
    /** Every market there is and will be. */
    public static final MarketSet ALL = new MarketSet(null);

    /** No market. */
    public static final MarketSet NONE = new MarketSet(new BitSet());

    private final BitSet numbers;

    private MarketSet(BitSet numbers) {
        this.numbers = numbers;
    }

    /** @return the markets of these numbers */
    public static MarketSet of(Collection<Integer> numbers) {
        BitSet bits = new BitSet();
        numbers.forEach(bits::set);
        return new MarketSet(bits);
    }

    /** @return whether all markets are meant, rather than all of today's */
    public boolean isAll() {
        return numbers == null;
    }

    public boolean contains(int market) {
        return numbers == null || numbers.get(market);
    }

    public boolean containsAll(MarketSet others) {
        return others.numbers().allMatch(this::contains);
    }

    /** @return this list without these markets; of all markets none can be taken away */
    public MarketSet without(MarketSet others) {
        BitSet rest = (BitSet) numbers.clone();
        rest.andNot(others.numbers);
        return new MarketSet(rest);
    }

    /** @return the numbers listed, ascending; none where all are meant */
    public IntStream numbers() {
        return numbers == null ? IntStream.empty() : numbers.stream();
    }

    public boolean isEmpty() {
        return numbers != null && numbers.isEmpty();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MarketSet set
                && (numbers == null ? set.numbers == null : numbers.equals(set.numbers));
    }

    @Override
    public int hashCode() {
        return numbers == null ? 0 : numbers.hashCode();
    }
}
