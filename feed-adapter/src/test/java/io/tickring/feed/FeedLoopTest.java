package io.tickring.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickring.engine.Engine;
import io.tickring.engine.EngineSettings;
import io.tickring.engine.clock.ClockMapping;
import io.tickring.engine.clock.ReceiveClock;
import io.tickring.engine.ring.Metronome;
import io.tickring.engine.ring.RingSettings;
import io.tickring.engine.ring.TickRing;
import io.tickring.engine.tick.EventKind;
import io.tickring.feed.fake.FakeVenue;
import io.tickring.feed.api.CapitalApi;
import io.tickring.engine.tick.TickEvent;
import io.tickring.feed.gap.Gaps;
import io.tickring.feed.gap.VenueTime;
import io.tickring.feed.poll.QuotePoller;
import io.tickring.feed.ring.FlowControl;
import io.tickring.feed.ring.RingWriter;
import io.tickring.feed.stream.MarketSources;
import io.tickring.feed.stream.Stream;
import io.tickring.feed.venue.MarketCatalogue;
import io.tickring.feed.venue.MarketInquiry;
import io.tickring.feed.venue.VenueClock;
import io.tickring.feed.wire.Sockets;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FeedLoopTest {
    private static final long SECOND_NS = 1_000_000_000L;
    private static final long START_NS = 1_000 * SECOND_NS;

    private long wallNs = START_NS;
    private long monotonicNs;
    private final FeedSettings settings = FeedSettings.of(
            URI.create("http://127.0.0.1:1"), URI.create("ws://127.0.0.1:1"), "simulator", List.of("A"));
    private final ReceiveClock receiveClock = new ReceiveClock(() -> wallNs, () -> monotonicNs, 0);
    private final Engine engine = new Engine(EngineSettings.defaults());
    private final List<String> journal = new ArrayList<>();
    private final TickRing ring = new TickRing(engine, (event, last) -> journal.add(event.kind == EventKind.CLOCK
            ? "CLOCK " + event.clockMarketMs + " x" + event.clockRate + " step=" + event.clockStep
            : event.kind.name()), RingSettings.defaults(), () -> 0);
    private final FeedTarget target = new FeedTarget(ring,
            new Metronome(ring, Long.MAX_VALUE / 4, Long.MAX_VALUE, START_NS), engine.markets(), receiveClock,
            () -> monotonicNs, engine.latencies());
    private final Sockets sockets = new Sockets(receiveClock::nowNs, 1_000);
    private final RingWriter writer = new RingWriter(ring, engine.markets(), receiveClock, engine.latencies());
    private final CapitalApi api =
            new CapitalApi(settings, FakeVenue.CREDENTIALS, Runnable::run, () -> monotonicNs);
    private final VenueClock venueClock = new VenueClock(api, receiveClock, () -> monotonicNs);
    private final VenueTime venueTime = new VenueTime(venueClock::mapping);
    private final Gaps gaps = new Gaps(settings, writer,
            new MarketCatalogue(new MarketInquiry(api.markets()), engine.markets(), () -> 0, true), venueTime, 8);
    private final QuotePoller poller =
            new QuotePoller(api, writer, gaps.ledger(), venueTime, Runnable::run, Runnable::run, 1_000);
    private final FeedLoop loop = new FeedLoop(settings, target, writer, new FlowControl(ring, writer, sockets),
            new Stream(settings, sockets, writer, null, gaps, new MarketSources(8), poller, receiveClock,
                    () -> monotonicNs), poller, venueClock, market -> TickEvent.ABSENT);

    @AfterEach
    void close() {
        sockets.close();
    }

    @Test
    void shouldBeatOnceASecond() {
        pass(0);
        pass(SECOND_NS - 1);
        pass(1);

        assertThat(written()).containsExactly("HEARTBEAT", "HEARTBEAT");
    }

    @Test
    void shouldTellThatOurClockJumpedAndLetTheMarketsGoOn() {
        pass(0);
        wallNs += 60 * SECOND_NS;

        pass(SECOND_NS);

        assertThat(written()).containsExactly("HEARTBEAT", "CLOCK 1001000 x1.0 step=true", "HEARTBEAT");
        assertThat(venueClock.marketTimeMs(receiveClock.nowNs())).isEqualTo(1_001_000);
    }

    @Test
    void shouldTellANewRelationToTheVenuesClock() {
        loop.onClock(new ClockMapping(START_NS, 5_000, 20));

        assertThat(written()).containsExactly("CLOCK 5000 x20.0 step=false");
    }

    private void pass(long ns) {
        monotonicNs += ns;
        wallNs += ns;
        loop.onTick();
    }

    private List<String> written() {
        ring.start();
        ring.close();
        return journal;
    }
}
