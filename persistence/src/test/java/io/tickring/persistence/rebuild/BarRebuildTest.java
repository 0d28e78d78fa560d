package io.tickring.persistence.rebuild;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickring.engine.bars.Bar;
import io.tickring.engine.tick.EventKind;
import io.tickring.persistence.history.journaled.JournalIndex;
import io.tickring.persistence.replay.JournalReplay;
import io.tickring.persistence.replay.ReplayReport;
import io.tickring.persistence.replay.ReplayRequest;
import io.tickring.persistence.testing.JournalOnly;
import io.tickring.persistence.testing.RandomMarket;
import io.tickring.persistence.testing.Rebuilds;
import io.tickring.persistence.testing.Rig;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BarRebuildTest {
    private static final long MINUTE = Bar.MINUTE_MS;
    private static final long START = Rig.START_MS;

    @TempDir
    private Path dir;

    @Test
    void shouldCountATickThatCameTooLateIntoItsBar() {
        try (Rig rig = new Rig(dir)) {
            rig.tick(1, START, 1_000, 1_001, true);
            for (int minute = 1; minute <= 10; minute++) {
                rig.tick(1, START + minute * MINUTE, 1_010, 1_011, true);
            }
            rig.tick(1, START + 1000, 998, 999, true);
        }
        Bar stored = served(1, START);

        RebuildResult result = rebuild();

        assertThat(stored.ticks).isEqualTo(1);
        assertThat(result.changed()).hasSize(1);
        assertThat(result.ticks()).isEqualTo(12);
        Bar rebuilt = served(1, START);
        assertThat(rebuilt.ticks).isEqualTo(2);
        assertThat(rebuilt.revision).isEqualTo(stored.revision + 1);
        assertThat(List.of(rebuilt.bidOpen, rebuilt.bidHigh, rebuilt.bidLow, rebuilt.bidClose))
                .containsExactly(1_000L, 1_000L, 998L, 998L);
        assertThat(rebuilt.lastTickMs).isEqualTo(START + 1000);
    }

    @Test
    void shouldChangeNothingWhenRunAgain() {
        try (Rig rig = new Rig(dir)) {
            feed(rig, new RandomMarket(7), 3000);
        }

        RebuildResult first = rebuild();
        RebuildResult second = rebuild();

        assertThat(first.changed()).anyMatch(bar -> bar.revision > 0);
        assertThat(second.changed()).isEmpty();
        assertThat(second.ticks()).isEqualTo(first.ticks());
    }

    @Test
    void shouldLeaveTheMinutesThatAStartStillHolds() {
        RandomMarket market = new RandomMarket(8);
        try (Rig rig = new Rig(dir)) {
            feed(rig, market, 2000);
        }
        long barsBefore = bars();

        rebuild();
        try (Rig rig = new Rig(Rig.settings(dir), rigTime())) {
            feed(rig, market, 2000);
        }

        assertThat(bars()).isGreaterThan(barsBefore);
        ReplayReport replayed = JournalReplay.run(dir, ReplayRequest.all(), bytes -> { });
        assertThat(replayed.first()).isEmpty();
        assertThat(replayed.rebuiltBars()).isPositive();
        assertThat(replayed.sessions()).isEqualTo(2);
    }

    @Test
    void shouldNotForgetWhatABarKnowsOfTicksThatWereNotJournaled() {
        try (Rig rig = new Rig(dir)) {
            rig.tick(1, START, 1_000, 1_001, true);
            rig.event.clearTick();
            rig.event.receiveTimeNs = rig.nowNs;
            rig.event.market = 1;
            rig.event.exchangeTimeMs = START + 5;
            rig.event.bidNanos = 1_012;
            rig.event.askNanos = 1_013;
            rig.engine.apply(rig.event);
            for (int minute = 1; minute <= 10; minute++) {
                rig.tick(1, START + minute * MINUTE, 1_010, 1_011, true);
            }
        }

        RebuildResult result = rebuild();

        assertThat(result.changed()).isEmpty();
        assertThat(result.kept()).isEqualTo(1);
        assertThat(served(1, START).bidHigh).isEqualTo(1_012);
    }

    private RebuildResult rebuild() {
        return Rebuilds.run(dir, rigTime());
    }

    private static long rigTime() {
        return (START + 86_400_000) * Rig.NS_PER_MS;
    }

    private Bar served(int market, long openTimeMs) {
        try (JournalIndex index = new JournalIndex(dir)) {
            return JournalOnly.bars(index).bars(market, openTimeMs, openTimeMs + 1).get(0);
        }
    }

    private long bars() {
        try (JournalIndex index = new JournalIndex(dir)) {
            return JournalOnly.bars(index).bars(1, 0, Long.MAX_VALUE).size();
        }
    }

    private static void feed(Rig rig, RandomMarket market, int events) {
        for (int i = 0; i < events; i++) {
            market.next(rig.event);
            rig.nowNs = rig.event.receiveTimeNs;
            rig.apply(true);
        }
        rig.control(EventKind.HEARTBEAT);
    }
}
