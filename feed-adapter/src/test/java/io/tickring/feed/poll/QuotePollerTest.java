package io.tickring.feed.poll;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickring.engine.Engine;
import io.tickring.engine.EngineSettings;
import io.tickring.engine.clock.ClockMapping;
import io.tickring.engine.clock.ReceiveClock;
import io.tickring.engine.market.Market;
import io.tickring.engine.ring.RingSettings;
import io.tickring.engine.ring.TickRing;
import io.tickring.feed.FeedSettings;
import io.tickring.feed.api.CapitalApi;
import io.tickring.feed.fake.FakeVenue;
import io.tickring.feed.gap.Gaps;
import io.tickring.feed.gap.VenueTime;
import io.tickring.feed.ring.RingWriter;
import io.tickring.feed.venue.MarketCatalogue;
import io.tickring.feed.venue.MarketInquiry;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class QuotePollerTest {
    private static final long MS = 1_000_000;
    private static final long MINUTE = 60_000;
    private static final long INTERVAL_MS = 2_000;
    private static final Market SHARE = Market.bare(1, "SHARE");

    private final List<Runnable> requests = new ArrayList<>();
    private final List<String> fills = new ArrayList<>();
    private final FeedSettings settings = FeedSettings.of(
            URI.create("http://127.0.0.1:1"), URI.create("ws://127.0.0.1:1"), "simulator", List.of("SHARE"));
    private final Engine engine = new Engine(EngineSettings.defaults());
    private final TickRing ring = new TickRing(engine, (event, last) -> { }, RingSettings.defaults(), () -> 0);
    private long nowMs = 100 * MINUTE;
    private final RingWriter writer = new RingWriter(
            ring, engine.markets(), new ReceiveClock(() -> nowMs * MS, () -> nowMs * MS, 0), engine.latencies());
    private final CapitalApi api = new CapitalApi(settings, FakeVenue.CREDENTIALS, Runnable::run, () -> nowMs * MS);
    private final VenueTime venue = new VenueTime(() -> new ClockMapping(0, 0, 1));
    private final Gaps gaps = new Gaps(
            settings, writer,
            new MarketCatalogue(new MarketInquiry(api.markets()), engine.markets(), () -> nowMs, true), venue, 8);
    private final QuotePoller poller =
            new QuotePoller(api, writer, gaps.ledger(), venue, requests::add, Runnable::run, INTERVAL_MS);

    @Test
    void shouldAskAgainWhateverBecomesOfARequest() {
        poller.add(List.of(Market.bare(2, "no epic")));
        tick(INTERVAL_MS);
        requests.remove(0).run();

        tick(INTERVAL_MS);

        assertThat(requests).hasSize(1);
    }

    @Test
    void shouldHaveTheBarFetchedOfTheMinuteInWhichTheStreamTakesOver() {
        poller.fillBy((market, fromMs, toMs) -> fills.add(market + " " + fromMs / MINUTE + "-" + toMs / 1_000));
        poller.add(List.of(SHARE));
        tick(15_000);
        tick(25_000);

        poller.remove(List.of(SHARE, Market.bare(2, "STREAMED")));

        assertThat(fills).containsExactly("1 99-" + 100 * 60, "1 100-" + (100 * 60 + 40));
    }

    private void tick(long passedMs) {
        nowMs += passedMs;
        poller.onTick(nowMs * MS, nowMs * MS);
    }
}
