package io.tickring.engine.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class TimeRangesTest {
    private static final int MOMENTS = 64;

    /** Adds or removes a stretch of time. */
    record Change(boolean adds, int from, int to) {
    }

    @Property
    void shouldHoldTheSameMomentsAsASetOfBits(@ForAll("changes") List<Change> changes, @ForAll("change") Change part) {
        TimeRanges ranges = new TimeRanges();
        BitSet moments = new BitSet();
        for (Change change : changes) {
            if (change.adds()) {
                ranges.add(change.from(), change.to());
            } else {
                ranges.remove(change.from(), change.to());
            }
            moments.set(Math.min(change.from(), change.to()), change.to(), change.adds());
        }

        assertThat(bits(ranges)).isEqualTo(moments);
        assertThat(ranges.totalMs()).isEqualTo(moments.cardinality());
        assertThat(bits(ranges.within(part.from(), part.to()))).isEqualTo(clipped(moments, part));
        assertThat(ranges.contains(part.from(), part.to()))
                .isEqualTo(part.from() >= part.to() || moments.nextClearBit(part.from()) >= part.to());
        assertApart(ranges);
    }

    @Test
    void shouldLeaveACopyAlone() {
        TimeRanges ranges = TimeRanges.of(10, 20);

        TimeRanges copy = ranges.copy();
        copy.add(TimeRanges.of(20, 30));
        copy.remove(TimeRanges.of(12, 14));

        assertThat(ranges.list()).containsExactly(new TimeRange(10, 20));
        assertThat(copy).hasToString("{10=12, 14=30}");
        assertThat(copy.fromMs()).isEqualTo(10);
        assertThat(copy.toMs()).isEqualTo(30);
        assertThat(TimeRanges.of(5, 5).isEmpty()).isTrue();
    }

    private static void assertApart(TimeRanges ranges) {
        List<TimeRange> list = ranges.list();
        for (int i = 1; i < list.size(); i++) {
            assertThat(list.get(i - 1).toMs()).isLessThan(list.get(i).fromMs());
        }
    }

    private static BitSet clipped(BitSet moments, Change part) {
        BitSet clipped = new BitSet();
        if (part.from() < part.to()) {
            clipped.set(part.from(), part.to());
            clipped.and(moments);
        }
        return clipped;
    }

    private static BitSet bits(TimeRanges ranges) {
        BitSet bits = new BitSet();
        ranges.list().forEach(range -> bits.set((int) range.fromMs(), (int) range.toMs()));
        return bits;
    }

    @Provide
    Arbitrary<List<Change>> changes() {
        return change().list().ofMaxSize(30);
    }

    @Provide
    Arbitrary<Change> change() {
        Arbitrary<Integer> moments = Arbitraries.integers().between(0, MOMENTS);
        return Combinators.combine(Arbitraries.of(true, true, false), moments, moments).as(Change::new);
    }
}
