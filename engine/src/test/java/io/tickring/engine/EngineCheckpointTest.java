package io.tickring.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.tickring.engine.bars.Bar;
import io.tickring.engine.checkpoint.StateInput;
import io.tickring.engine.clock.TimeSource;
import io.tickring.engine.market.Market;
import io.tickring.engine.tick.EventKind;
import io.tickring.engine.tick.TickEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class EngineCheckpointTest {
    private static final int EVENTS = 400;

    @Property(tries = 60)
    void shouldGoOnFromACheckpointAsIfNothingHadHappened(@ForAll long seed, @ForAll @IntRange(max = EVENTS) int cut) {
        List<TickEvent> events = events(new Random(seed));
        Engine uninterrupted = engine();
        List<String> expected = new ArrayList<>();
        events.forEach(event -> outcome(uninterrupted, event, expected));

        Engine before = engine();
        List<String> outcomes = new ArrayList<>();
        events.subList(0, cut).forEach(event -> outcome(before, event, outcomes));
        before.apply(Ticks.control(EventKind.CHECKPOINT, Ticks.NOON_MS));
        Engine after = engine();
        after.restore(before.savedState().stream()
                .map(section -> new StateInput(section.buffer(), 0, section.length())).toList());
        events.subList(cut, EVENTS).forEach(event -> outcome(after, event, outcomes));

        assertThat(outcomes).isEqualTo(expected);
        assertThat(after.counters().received()).isEqualTo(uninterrupted.counters().received());
        assertThat(after.counters().accepted()).isEqualTo(uninterrupted.counters().accepted());
        assertThat(after.counters().late(1)).isEqualTo(uninterrupted.counters().late(1));
    }

    @Test
    void shouldKeepTheClockOfRecordsOverACheckpoint() {
        Engine before = new Engine(EngineSettings.defaults().with(TimeSource.RECORDS));
        before.markets().define(Market.bare(0, "A"));
        before.apply(Ticks.tick(1, Ticks.NOON_MS, "1", "1"));
        before.apply(Ticks.control(EventKind.CHECKPOINT, Ticks.NOON_MS));
        Engine after = new Engine(EngineSettings.defaults().with(TimeSource.RECORDS));
        after.restore(before.savedState().stream()
                .map(section -> new StateInput(section.buffer(), 0, section.length())).toList());

        TickEvent beat = beat(0);
        after.apply(beat);

        assertThat(beat.marketTimeMs).isEqualTo(Ticks.NOON_MS);
    }

    @Test
    void shouldTakeOverStateAndMarketsWithOtherSettings() {
        EngineSettings usual = EngineSettings.defaults();
        Engine before = engine();
        before.apply(Ticks.tick(1, Ticks.NOON_MS, "1", "1"));
        before.apply(Ticks.tick(1, Ticks.NOON_MS + 60_000, "1", "1"));
        Engine after = new Engine(usual.with(usual.validation().withOrderRules(false, false)));

        after.takeOver(before);

        assertThat(after.markets().all()).isEqualTo(before.markets().all());
        assertThat(after.counters().accepted(1)).isEqualTo(2);
        assertThat(after.lastAcceptedMs(1)).isEqualTo(Ticks.NOON_MS + 60_000);
        assertThat(after.heldBars(1)).extracting(bar -> bar.openTimeMs, bar -> bar.revision)
                .containsExactly(tuple(Ticks.NOON_MS, 0), tuple(Ticks.NOON_MS + 60_000, -1));
        assertThat(after.heldBars(2)).isEmpty();
    }

    private static Engine engine() {
        Engine engine = new Engine(EngineSettings.defaults());
        engine.markets().define(Market.bare(0, "A"));
        engine.markets().define(Market.bare(0, "B"));
        return engine;
    }

    private static void outcome(Engine engine, TickEvent event, List<String> outcomes) {
        engine.apply(event);
        StringBuilder line = new StringBuilder().append(event.kind).append(' ').append(event.rejectReason)
                .append(' ').append(event.marks).append(' ').append(event.marketTimeMs);
        for (long at = event.barsFrom; at < event.barsTo; at++) {
            Bar bar = engine.outbox().get(at);
            line.append(' ').append(bar);
        }
        engine.outbox().freeTo(event.barsTo);
        outcomes.add(line.toString());
    }

    /** A market that jumps, repeats itself, comes late and falls silent. */
    private static List<TickEvent> events(Random random) {
        List<TickEvent> events = new ArrayList<>();
        long nowMs = Ticks.NOON_MS;
        events.add(Ticks.clock(nowMs));
        while (events.size() < EVENTS) {
            nowMs += random.nextInt(4_000);
            events.add(random.nextInt(8) == 0 ? beat(nowMs) : tick(random, nowMs));
        }
        return events;
    }

    private static TickEvent beat(long nowMs) {
        return Ticks.control(EventKind.HEARTBEAT, nowMs);
    }

    private static TickEvent tick(Random random, long nowMs) {
        long behindMs = random.nextInt(10) == 0 ? random.nextInt(500_000) : random.nextInt(3);
        long bid = 1_000_000_000L + random.nextInt(5) * (random.nextInt(12) == 0 ? 50_000_000L : 1_000_000L);
        TickEvent event = Ticks.fill(new TickEvent(), 1 + random.nextInt(2), nowMs - behindMs, bid, bid + 1_000_000);
        event.receiveTimeNs = nowMs * 1_000_000;
        return event;
    }
}
