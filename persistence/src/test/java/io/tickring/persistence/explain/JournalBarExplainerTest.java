package io.tickring.persistence.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickring.engine.bars.Bar;
import io.tickring.engine.explain.BarCause;
import io.tickring.engine.explain.BarExplanation;
import io.tickring.engine.explain.BarRevision;
import io.tickring.engine.history.Tick;
import io.tickring.engine.tick.EventKind;
import io.tickring.engine.tick.Marks;
import io.tickring.engine.tick.RejectReason;
import io.tickring.persistence.history.journaled.JournalIndex;
import io.tickring.persistence.testing.JournalOnly;
import io.tickring.persistence.testing.RandomMarket;
import io.tickring.persistence.testing.Rig;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JournalBarExplainerTest {
    private static final long MINUTE = Bar.MINUTE_MS;
    private static final long START = Rig.START_MS;
    private static final int ALL = 1_000_000;

    @TempDir
    private Path dir;

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void shouldListTheTicksThatMakeTheBar(long seed) {
        RandomMarket market = new RandomMarket(seed);
        feed(market, START, 1500);
        feed(market, START + 3_600_000, 1500);

        try (JournalIndex index = new JournalIndex(dir)) {
            JournalBarExplainer explainer = new JournalBarExplainer(dir, index);
            List<Bar> bars = JournalOnly.bars(index).bars(1, 0, Long.MAX_VALUE);
            assertThat(bars).hasSizeGreaterThan(10);
            for (Bar bar : bars) {
                BarExplanation told = explainer.explain(1, bar.openTimeMs, ALL).orElseThrow();
                assertThat(told.issued()).isTrue();
                assertSame(told.bar().orElseThrow(), bar);
                assertMade(bar, told.ticks());
                assertThat(told.tickCount()).isEqualTo(bar.ticks);
                assertThat(told.aside()).allMatch(tick -> (tick.marks() & Marks.LATE) != 0);
                assertThat(told.revisions()).extracting(revision -> revision.bar().revision)
                        .containsExactlyElementsOf(LongStream.rangeClosed(0, bar.revision).mapToObj(i -> (int) i)
                                .toList());
                assertThat(told.revisions()).allMatch(revision -> revision.source().equals("live"));
            }
        }
    }

    @Test
    void shouldTellWhatClosedAndAmendedIt() {
        try (Rig rig = new Rig(dir)) {
            rig.tick(1, START, 1_000, 1_001, true);
            rig.tick(1, START + MINUTE, 1_000, 1_001, true);
            rig.tick(1, START + 10, 1_002, 1_003, true);
            rig.nowNs = (START + 2 * MINUTE + 5_000) * Rig.NS_PER_MS;
            rig.event.clearControl(EventKind.CLOCK, rig.nowNs);
            rig.event.clockMarketMs = START + 2 * MINUTE + 5_000;
            rig.event.clockRate = 1;
            rig.apply(true);
            rig.control(EventKind.HEARTBEAT);
        }

        BarExplanation first = explain(1, START).orElseThrow();
        BarExplanation second = explain(1, START + MINUTE).orElseThrow();

        assertThat(first.revisions()).extracting(BarRevision::cause).extracting(BarCause::kind)
                .containsExactly(BarCause.Kind.TICK, BarCause.Kind.TICK);
        assertThat(first.revisions()).extracting(revision -> revision.sequence() - revision.cause().sequence())
                .containsExactly(1L, 1L);
        assertThat(first.revisions().get(1).cause().sequence()).isEqualTo(first.ticks().get(1).sequence());
        assertThat(second.revisions()).extracting(BarRevision::cause).containsExactly(new BarCause(
                BarCause.Kind.HEARTBEAT, second.revisions().get(0).sequence() - 1,
                (START + 2 * MINUTE + 5_000) * Rig.NS_PER_MS, START + 2 * MINUTE + 5_000));
    }

    @Test
    void shouldNameTheRuleOfRejectedTicksAndItsSetting() {
        try (Rig rig = new Rig(dir)) {
            rig.tick(1, START, 1_000, 1_001, true);
            rig.tick(1, START + 1, 2_000, 2_001, true);
            rig.tick(1, START + 2, 1_001, 1_000, true);
            rig.tick(1, START, 1_000, 1_001, true);
            rig.tick(2, START + 3, 1_001, 1_000, true);
        }

        BarExplanation told = explain(1, START + 30_000).orElseThrow();

        assertThat(told.issued()).isFalse();
        assertThat(told.bar().orElseThrow().ticks).isEqualTo(told.tickCount());
        assertThat(told.rejected()).extracting(rejected -> rejected.reason()).containsExactly(RejectReason.SPIKE,
                RejectReason.CROSSED);
        assertThat(told.rejected().get(0).rule().setting()).isEqualTo("validation.spikeLimitPpm.other");
        assertThat(told.rejected().get(0).rule().value()).isEqualTo("20000");
        assertThat(told.rejected().get(1).rule().setting()).isEmpty();
    }

    @Test
    void shouldListSomeAndCountAll() {
        try (Rig rig = new Rig(dir)) {
            for (int i = 0; i < 10; i++) {
                rig.tick(1, START + i, 1_000 + i, 1_020, true);
            }
        }

        BarExplanation told;
        try (JournalIndex index = new JournalIndex(dir)) {
            told = new JournalBarExplainer(dir, index).explain(1, START, 3).orElseThrow();
        }

        assertThat(told.ticks()).hasSize(3);
        assertThat(told.tickCount()).isEqualTo(10);
        assertThat(told.bar().orElseThrow().ticks).isEqualTo(10);
    }

    @Test
    void shouldKnowNothingOfAMinuteWithoutTicks() {
        feed(new RandomMarket(1), START, 100);

        assertThat(explain(1, START - 86_400_000)).isEmpty();
        assertThat(explain(77, START)).isEmpty();
    }

    /** By the definition of a bar, apart from the code that makes it. */
    private static void assertMade(Bar bar, List<Tick> ticks) {
        Tick open = ticks.stream().min(Comparator.comparingLong(Tick::exchangeTimeMs)
                .thenComparingLong(Tick::sequence)).orElseThrow();
        Tick close = ticks.stream().max(Comparator.comparingLong(Tick::exchangeTimeMs)
                .thenComparingLong(Tick::sequence)).orElseThrow();
        assertThat(List.of(bar.bidOpen, bar.askOpen, bar.bidClose, bar.askClose))
                .containsExactly(open.bidNanos(), open.askNanos(), close.bidNanos(), close.askNanos());
        assertThat(List.of(bar.bidHigh, bar.bidLow, bar.askHigh, bar.askLow)).containsExactly(
                bids(ticks).max().getAsLong(), bids(ticks).min().getAsLong(), asks(ticks).max().getAsLong(),
                asks(ticks).min().getAsLong());
        assertThat(bar.ticks).isEqualTo(ticks.size());
        assertThat(bar.spreadSumNanos).isEqualTo(asks(ticks).sum() - bids(ticks).sum());
    }

    private static LongStream bids(List<Tick> ticks) {
        return ticks.stream().mapToLong(Tick::bidNanos);
    }

    private static LongStream asks(List<Tick> ticks) {
        return ticks.stream().mapToLong(Tick::askNanos);
    }

    private static void assertSame(Bar told, Bar served) {
        assertThat(told.sameContent(served)).isTrue();
        assertThat(told.revision).isEqualTo(served.revision);
    }

    private void feed(RandomMarket market, long startMs, int events) {
        try (Rig rig = new Rig(Rig.settings(dir), startMs * Rig.NS_PER_MS)) {
            for (int i = 0; i < events; i++) {
                market.next(rig.event);
                rig.nowNs = rig.event.receiveTimeNs;
                rig.apply(i % 3 == 0);
            }
        }
    }

    private Optional<BarExplanation> explain(int market, long atMs) {
        try (JournalIndex index = new JournalIndex(dir)) {
            return new JournalBarExplainer(dir, index).explain(market, Math.floorDiv(atMs, MINUTE) * MINUTE, ALL);
        }
    }
}
