package io.tickring.engine.bars;

import static io.tickring.engine.Ticks.NOON_MS;
import static io.tickring.engine.Ticks.control;
import static io.tickring.engine.Ticks.fill;
import static io.tickring.engine.Ticks.price;
import static io.tickring.engine.Ticks.tick;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.tickring.engine.tick.EventKind;
import io.tickring.engine.tick.Marks;
import io.tickring.engine.tick.RejectReason;
import io.tickring.engine.tick.TickEvent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class MinuteBarsTest {
    private static final int GOLD = 1;
    private static final long GRACE_MS = 2_000;

    private final BarOutbox outbox = new BarOutbox(64);
    private final MinuteBars bars = new MinuteBars(4, outbox, GRACE_MS, Provenance.LIVE);
    private long taken;

    private void at(long offsetMs, String bid, String ask) {
        bars.onEvent(tick(GOLD, NOON_MS + offsetMs, bid, ask));
    }

    private void heartbeat(long offsetMs) {
        TickEvent beat = control(EventKind.HEARTBEAT, NOON_MS + offsetMs);
        beat.marketTimeMs = NOON_MS + offsetMs;
        bars.onEvent(beat);
    }

    private List<Bar> issued() {
        List<Bar> copies = new ArrayList<>();
        for (; taken < outbox.position(); taken++) {
            Bar copy = new Bar();
            copy.copyFrom(outbox.get(taken));
            copies.add(copy);
        }
        outbox.freeTo(taken);
        return copies;
    }

    @Test
    void shouldCloseAMinuteWithTheFirstTickOfALaterOne() {
        at(0, "10", "12");
        at(30_000, "14", "15");
        at(59_999, "9", "13");
        assertThat(issued()).isEmpty();
        at(60_000, "11", "12");

        Bar bar = issued().get(0);
        assertThat(List.of(bar.bidOpen, bar.bidHigh, bar.bidLow, bar.bidClose)).containsExactly(
                price("10"), price("14"), price("9"), price("9"));
        assertThat(List.of(bar.askOpen, bar.askHigh, bar.askLow, bar.askClose)).containsExactly(
                price("12"), price("15"), price("12"), price("13"));
        assertThat(bar.openTimeMs).isEqualTo(NOON_MS);
        assertThat(bar.ticks).isEqualTo(3);
        assertThat(bar.meanSpreadNanos()).isEqualTo(price("7") / 3);
        assertThat(List.of(bar.firstTickMs, bar.lastTickMs)).containsExactly(NOON_MS, NOON_MS + 59_999);
        assertThat(bar.revision).isZero();
    }

    @Test
    void shouldMakeNoBarOfAQuoteThatWasAskedFor() {
        TickEvent polled = tick(GOLD, NOON_MS, "10", "12");
        polled.polled = true;

        bars.onEvent(polled);
        heartbeat(120_000);

        assertThat(issued()).isEmpty();
    }

    @Test
    void shouldCloseAMinuteWhenTheMarketClockHasPassedItsEndAndTheGrace() {
        at(10_000, "1", "2");

        heartbeat(61_999);
        assertThat(issued()).isEmpty();
        heartbeat(62_000);
        assertThat(issued()).hasSize(1);
        heartbeat(63_000);
        assertThat(issued()).isEmpty();
    }

    @Test
    void shouldAmendABarForFiveMinutesBack() {
        at(0, "10", "10");
        at(300_000, "10", "10");
        issued();

        at(59_000, "20", "20");

        Bar amended = issued().get(0);
        assertThat(amended.revision).isEqualTo(1);
        assertThat(amended.bidClose).isEqualTo(price("20"));
        assertThat(amended.ticks).isEqualTo(2);
    }

    @Test
    void shouldAmendTheNewestBarAfterTheClockClosedIt() {
        at(0, "10", "10");
        heartbeat(62_000);
        issued();

        at(30_000, "11", "11");
        at(60_000, "12", "12");

        assertThat(issued()).extracting(bar -> bar.revision).containsExactly(1);
    }

    @Test
    void shouldMakeABarForASkippedMinuteThatGetsATickAfterAll() {
        at(0, "10", "10");
        at(120_000, "10", "10");
        issued();

        at(60_500, "7", "7");

        assertThat(issued()).extracting(bar -> bar.openTimeMs, bar -> bar.revision).containsExactly(
                tuple(NOON_MS + 60_000, 0));
    }

    @Test
    void shouldMarkAnOlderTickLateAndChangeNothing() {
        at(0, "10", "10");
        at(360_000, "10", "10");
        issued();
        TickEvent late = tick(GOLD, NOON_MS + 59_999, "99", "99");

        bars.onEvent(late);

        assertThat(issued()).isEmpty();
        assertThat(late.marks).isEqualTo(Marks.LATE);
    }

    @Test
    void shouldIgnoreRejectedTicks() {
        TickEvent rejected = tick(GOLD, NOON_MS, "1", "1");
        rejected.rejectReason = RejectReason.SPIKE;

        bars.onEvent(rejected);
        bars.onEvent(control(EventKind.END_OF_INPUT, NOON_MS));

        assertThat(issued()).isEmpty();
    }

    @Test
    void shouldCloseAllOpenBarsAtTheEndOfTheInput() {
        at(0, "10", "10");
        bars.onEvent(tick(2, NOON_MS, "1", "1"));

        bars.onEvent(control(EventKind.END_OF_INPUT, NOON_MS));

        assertThat(issued()).extracting(bar -> bar.market).containsExactly(1, 2);
    }

    @Test
    void shouldShowTheBarThatIsForming() {
        Bar forming = new Bar();
        assertThat(bars.forming(GOLD, forming)).isFalse();
        at(0, "10", "11");

        assertThat(bars.forming(GOLD, forming)).isTrue();
        assertThat(forming.bidClose).isEqualTo(price("10"));
        assertThat(forming.revision).isZero();
    }

    @Test
    void shouldKeepTheLargestSumOfSpreadsWhereItWouldNotFit() {
        bars.onEvent(fill(new TickEvent(), GOLD, NOON_MS, 1, Long.MAX_VALUE / 2));
        bars.onEvent(fill(new TickEvent(), GOLD, NOON_MS, 1, Long.MAX_VALUE / 2));
        bars.onEvent(fill(new TickEvent(), GOLD, NOON_MS, 1, Long.MAX_VALUE / 2));
        bars.onEvent(control(EventKind.END_OF_INPUT, NOON_MS));

        assertThat(issued().get(0).spreadSumNanos).isEqualTo(Long.MAX_VALUE);
    }

    /** The definition, written the slow way: sort the minute's ticks by time, ties by arrival. */
    @Property(tries = 300)
    void shouldGiveTheBarOfTheSortedTicksWhateverTheOrderOfArrival(@ForAll("arrivals") List<long[]> arrivals) {
        MinuteBars shuffled = new MinuteBars(4, outbox, GRACE_MS, Provenance.LIVE);
        long before = outbox.position();

        arrivals.forEach(a -> shuffled.onEvent(fill(new TickEvent(), GOLD, NOON_MS + a[0], a[1], a[1] + a[2])));
        shuffled.onEvent(control(EventKind.END_OF_INPUT, NOON_MS));

        Map<Long, Bar> latest = new TreeMap<>();
        for (long at = before; at < outbox.position(); at++) {
            Bar copy = new Bar();
            copy.copyFrom(outbox.get(at));
            latest.put(copy.openTimeMs, copy);
        }
        outbox.freeTo(outbox.position());
        assertThat(latest.values()).usingElementComparator((a, b) -> a.sameContent(b) ? 0 : 1)
                .containsExactlyElementsOf(expected(arrivals));
    }

    @Provide
    Arbitrary<List<long[]>> arrivals() {
        Arbitrary<Long> offsetMs = Arbitraries.longs().between(0, 359_999);
        Arbitrary<Long> bid = Arbitraries.longs().between(1, 50);
        Arbitrary<Long> spread = Arbitraries.longs().between(0, 5);
        return Combinators.combine(offsetMs, bid, spread).as((o, b, s) -> new long[] {o, b, s})
                .list().ofMinSize(1).ofMaxSize(20);
    }

    private static List<Bar> expected(List<long[]> arrivals) {
        Map<Long, List<long[]>> byMinute = new TreeMap<>();
        arrivals.forEach(a -> byMinute.computeIfAbsent((NOON_MS + a[0]) / 60_000, m -> new ArrayList<>()).add(a));
        return byMinute.entrySet().stream().map(e -> expectedBar(e.getKey(), e.getValue())).toList();
    }

    private static Bar expectedBar(long minute, List<long[]> ticks) {
        List<long[]> sorted = ticks.stream().sorted(Comparator.comparingLong(t -> t[0])).toList();
        long[] first = sorted.get(0);
        long[] last = sorted.get(sorted.size() - 1);
        Bar bar = new Bar();
        bar.market = GOLD;
        bar.openTimeMs = minute * 60_000;
        bar.bidOpen = first[1];
        bar.bidClose = last[1];
        bar.askOpen = first[1] + first[2];
        bar.askClose = last[1] + last[2];
        bar.bidHigh = sorted.stream().mapToLong(t -> t[1]).max().orElseThrow();
        bar.bidLow = sorted.stream().mapToLong(t -> t[1]).min().orElseThrow();
        bar.askHigh = sorted.stream().mapToLong(t -> t[1] + t[2]).max().orElseThrow();
        bar.askLow = sorted.stream().mapToLong(t -> t[1] + t[2]).min().orElseThrow();
        bar.ticks = sorted.size();
        bar.spreadSumNanos = sorted.stream().mapToLong(t -> t[2]).sum();
        bar.firstTickMs = NOON_MS + first[0];
        bar.lastTickMs = NOON_MS + last[0];
        return bar;
    }
}
