package io.tickring.feed.gap;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickring.engine.Engine;
import io.tickring.engine.EngineSettings;
import io.tickring.engine.clock.ClockMapping;
import io.tickring.engine.clock.ReceiveClock;
import io.tickring.engine.ring.RingSettings;
import io.tickring.engine.ring.TickRing;
import io.tickring.engine.tick.GapReason;
import io.tickring.engine.tick.TickEvent;
import io.tickring.engine.time.TimeRange;
import io.tickring.feed.ring.RingWriter;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Over a stop and a start: the engine stands for what the journal tells the next one. */
class GapLedgerTest {
    private static final int MARKET = 1;
    private static final long STOPPED_MS = 1_000_000;

    private final Engine engine = new Engine(EngineSettings.defaults());
    private final List<String> bounds = new ArrayList<>();
    private final TickRing ring = new TickRing(engine, (event, last) ->
            bounds.add(event.gapFromMs + "-" + event.gapToMs), RingSettings.defaults(), () -> 0);
    private final RingWriter writer = new RingWriter(
            ring, engine.markets(), new ReceiveClock(() -> 0, () -> 0, 0), engine.latencies());
    private boolean open;
    private GapLedger ledger = ledger();

    private GapLedger ledger() {
        return new GapLedger(writer, new Hours(), new VenueTime(() -> new ClockMapping(0, 0, 1)), true, 4);
    }

    @BeforeEach
    void stopWhileTheMarketIsClosed() {
        ring.start();
        ledger.begin(MARKET, STOPPED_MS, GapReason.DAEMON_DOWN);
        ledger.close(0);
        assertThat(openFromMs()).isEqualTo(STOPPED_MS);
        ledger = ledger();
    }

    @AfterEach
    void close() {
        ring.close();
    }

    @Test
    void shouldTakeBackTheGapOfAStopThatEndsWhileTheMarketIsStillClosed() {
        ledger.resume(MARKET, STOPPED_MS, GapReason.DAEMON_DOWN, 0);
        ledger.end(MARKET, STOPPED_MS + 60_000, 0);

        assertThat(openFromMs()).isEqualTo(TickEvent.ABSENT);
    }

    @Test
    void shouldGoOnWithTheGapOfAStopUntilTheFirstQuote() {
        ledger.resume(MARKET, STOPPED_MS, GapReason.DAEMON_DOWN, 0);
        assertThat(openFromMs()).isEqualTo(STOPPED_MS);

        open = true;
        ledger.end(MARKET, STOPPED_MS + 60_000, 0);

        assertThat(openFromMs()).isEqualTo(TickEvent.ABSENT);
        assertThat(bounds).last().isEqualTo(STOPPED_MS + "-" + (STOPPED_MS + 60_000));
    }

    @Test
    void shouldLeaveTheGapToTheNextStartWhereThisOneIsKilled() {
        ledger.resume(MARKET, STOPPED_MS, GapReason.DAEMON_DOWN, 0);
        ledger.onTick(0);

        assertThat(openFromMs()).isEqualTo(STOPPED_MS);
    }

    private long openFromMs() {
        Awaitility.await().until(() -> ring.processed() == ring.published());
        return engine.openGapFromMs(MARKET);
    }

    private final class Hours implements MarketHours {
        @Override
        public List<TimeRange> open(int market, long fromMs, long toMs) {
            return open ? List.of(new TimeRange(fromMs, toMs)) : List.of();
        }

        @Override
        public boolean isOpen(int market, long timeMs) {
            return open;
        }
    }
}
