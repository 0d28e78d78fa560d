package io.tickring.feed.gap;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickring.engine.Engine;
import io.tickring.engine.EngineSettings;
import io.tickring.engine.clock.ClockMapping;
import io.tickring.engine.clock.ReceiveClock;
import io.tickring.engine.market.Market;
import io.tickring.engine.ring.RingSettings;
import io.tickring.engine.ring.TickRing;
import io.tickring.engine.tick.EventKind;
import io.tickring.engine.time.TimeRange;
import io.tickring.feed.FeedSettings;
import io.tickring.feed.StreamSettings;
import io.tickring.feed.gap.SocketWatch.Verdict;
import io.tickring.feed.ring.RingWriter;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** At sixty times our speed, as the venue of a test may run: the venue's second is 16 ms of ours. */
abstract class SocketWatchRig {
    static final long MS = 1_000_000;
    static final int RATE = 60;
    static final Market LIQUID = Market.bare(1, "LIQUID");
    static final Market OTHER = Market.bare(2, "OTHER");
    static final Market SHARE = Market.bare(3, "SHARE");
    static final List<Market> ALL = List.of(LIQUID, OTHER, SHARE);

    long clockAheadMs;
    final Engine engine = new Engine(EngineSettings.defaults());
    final List<String> gaps = new CopyOnWriteArrayList<>();
    final List<String> begun = new CopyOnWriteArrayList<>();
    final TickRing ring = new TickRing(engine, (event, last) -> {
        if (event.kind == EventKind.GAP) {
            boolean begins = event.gapFromMs == event.gapToMs;
            String bounds = begins ? "" + event.gapFromMs : event.gapFromMs + "-" + event.gapToMs;
            (begins ? begun : gaps).add(event.market + " " + bounds + " " + event.gapReason.key());
        }
    }, RingSettings.defaults(), () -> 0);
    final RingWriter writer = new RingWriter(
            ring, engine.markets(), new ReceiveClock(() -> 0, () -> 0, 0), engine.latencies());
    final Hours hours = new Hours();
    final FeedSettings settings = FeedSettings.ofBroker("demo", List.of("A"))
            .with(new StreamSettings(3_000, 1_500, 2_000, 60_000, 1_000, 2_000));
    final Gaps all = new Gaps(settings, writer, hours,
            new VenueTime(() -> new ClockMapping(0, clockAheadMs, RATE)), 10);
    final SocketWatch watch = all.watch();
    long venueMs = 600_000;

    @BeforeEach
    void learnTheMarketsWays() {
        ring.start();
        watch.onOpen(ourNs(), ourNs());
        watch.onAsked(ALL, ourNs());
        watch.onConfirmed(ALL, ALL, ourNs(), ourNs());
        stream(600_000);
        assertThat(written()).isEmpty();
    }

    @AfterEach
    void close() {
        ring.close();
    }

    void reconnect() {
        watch.onOpen(ourNs(), ourNs());
        watch.onAsked(ALL, ourNs());
        watch.onConfirmed(ALL, ALL, ourNs(), ourNs());
    }

    /** LIQUID and OTHER quote each second, a quarter of it apart, and SHARE every 20. */
    void stream(long ms) {
        for (long endMs = venueMs + ms; venueMs < endMs;) {
            venueMs += 1_000;
            watch.onQuote(OTHER.number(), venueMs - 250, ourNs());
            watch.onQuote(LIQUID.number(), venueMs, ourNs());
            if (venueMs % 20_000 == 0) {
                watch.onQuote(SHARE.number(), venueMs - 100, ourNs());
            }
            watch.onFrame(ourNs());
            tick();
        }
    }

    /** The venue hands out at once what this market has made since then, before it comes to the others. */
    void round(Market market, long sinceMs, long untilMs) {
        for (long timeMs = sinceMs + 500; timeMs <= untilMs; timeMs += 500) {
            watch.onFrame(ourNs());
            watch.onQuote(market.number(), timeMs, ourNs());
        }
    }

    void answer() {
        watch.onFrame(ourNs());
        watch.onAnswer(ourNs());
    }

    void pass(long ms) {
        for (long endMs = venueMs + ms; venueMs < endMs;) {
            venueMs = Math.min(endMs, venueMs + 50 * RATE);
            tick();
        }
    }

    Verdict tick() {
        Verdict verdict = watch.onTick(ourNs(), ourNs(), true);
        all.onTick(ourNs(), ourNs(), ALL);
        return verdict;
    }

    long ourNs() {
        return venueMs * MS / RATE;
    }

    List<String> written() {
        drain();
        return gaps;
    }

    List<String> begun() {
        drain();
        return begun;
    }

    void drain() {
        Awaitility.await().until(() -> ring.processed() == ring.published());
    }

    static long from(String gap) {
        return Long.parseLong(gap.split("[ -]")[1]);
    }

    /** Open until a moment that a test may set. */
    static final class Hours implements MarketHours {
        long closeAtMs = Long.MAX_VALUE;

        @Override
        public List<TimeRange> open(int market, long fromMs, long toMs) {
            long endMs = Math.min(toMs, closeAtMs);
            return fromMs < endMs ? List.of(new TimeRange(fromMs, endMs)) : List.of();
        }

        @Override
        public boolean isOpen(int market, long timeMs) {
            return timeMs < closeAtMs;
        }
    }
}
