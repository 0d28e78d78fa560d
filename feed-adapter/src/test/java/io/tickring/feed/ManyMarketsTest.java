package io.tickring.feed;

import static io.tickring.feed.fake.Rig.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.tickring.engine.market.Market;
import io.tickring.engine.status.FeedState;
import io.tickring.engine.status.StreamMode;
import io.tickring.engine.tick.EventKind;
import io.tickring.engine.tick.GapReason;
import io.tickring.engine.tick.TickEvent;
import io.tickring.feed.fake.FakeRest.Answer;
import io.tickring.feed.fake.Rig;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Markets that one message cannot hold: asked for and subscribed by forties. */
class ManyMarketsTest {
    private final Rig rig = new Rig();
    private CapitalFeed feed;

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void shouldSubscribeByFortiesOnOneSocket() {
        startStreaming(hundred());

        assertThat(rig.venue.stream.connections()).isEqualTo(1);
        assertThat(rig.venue.stream.count("marketData.subscribe")).isEqualTo(3);
        assertThat(feed.status().subscribed()).isEqualTo(100);
    }

    @Test
    void shouldOpenFurtherSocketsWhereTheVenueCountsByConnection() {
        rig.venue.stream.epicsPerConnection = 40;

        startStreaming(hundred());

        await().until(() -> rig.venue.stream.subscribedEpics() == 100);
        assertThat(rig.venue.stream.connections()).isEqualTo(3);
        await().until(() -> feed.status().shards() == 3 && feed.status().subscribed() == 100);
        assertThat(rig.seen(EventKind.GAP)).isEmpty();
    }

    @Test
    void shouldStreamTheFirstMarketsWhileItAsksForTheLaterOnes() {
        String[] symbols = hundred();
        rig.venue.rest.epics = Set.of(symbols);
        rig.venue.rest.override = request -> request.startsWith("GET /markets") && request.contains(symbols[50])
                ? new Answer(502, "<html>bad gateway</html>") : null;
        feed = rig.feed(rig.settings(symbols));
        await().until(() -> rig.venue.stream.subscribedEpics() == 40);

        rig.venue.stream.quote(symbols[0], "1.0", "1.1", System.currentTimeMillis());

        await().until(() -> rig.seen(EventKind.TICK).size() == 1);
        assertThat(feed.status().state()).as("not all are there").isEqualTo(FeedState.CONNECTING);
        assertThat(feed.status().mode()).isEqualTo(StreamMode.UNKNOWN);
        await().until(() -> feed.status().reason().contains("status=502"));
        assertThat(feed.status().wanted()).isEqualTo(100);

        rig.venue.rest.override = request -> null;

        await().until(() -> feed.status().state() == FeedState.STREAMING);
        assertThat(feed.status().subscribed()).isEqualTo(100);
        assertThat(feed.status().wanted()).isEqualTo(100);
        assertThat(feed.status().mode()).isEqualTo(StreamMode.ONE_SOCKET);
        assertThat(rig.venue.rest.count("POST /session")).isEqualTo(1);
    }

    @Test
    void shouldBeginTheGapsOfMarketsThatTheVenueHasNotToldOf() {
        String[] symbols = hundred();
        rig.venue.rest.epics = Set.of(symbols);
        rig.venue.rest.override = request -> request.startsWith("GET /markets") && request.contains(symbols[50])
                ? new Answer(502, "<html>bad gateway</html>") : null;
        int told = rig.engine.markets().define(Market.bare(0, symbols[0])).number();
        int untold = rig.engine.markets().define(Market.bare(0, symbols[50])).number();
        long sinceMs = System.currentTimeMillis() - 60_000;

        rig.feed(rig.settings(symbols), market -> sinceMs);

        await().until(() -> rig.seen(EventKind.GAP).stream().map(gap -> gap.market).toList()
                .containsAll(List.of(told, untold)));
        assertThat(rig.seen(EventKind.GAP)).filteredOn(gap -> gap.market == untold).singleElement()
                .satisfies(gap -> {
                    assertThat(gap.gapFromMs).isEqualTo(sinceMs);
                    assertThat(gap.gapReason).isEqualTo(GapReason.DAEMON_DOWN);
                });
    }

    @Test
    void shouldTakeTheGapBackOfAMarketThatTheVenueTurnsOutNotToKnow() {
        String[] symbols = hundred();
        rig.venue.rest.epics = Arrays.stream(symbols).filter(symbol -> !symbol.equals(symbols[50]))
                .collect(Collectors.toSet());
        int gone = rig.engine.markets().define(Market.bare(0, symbols[50])).number();
        int there = rig.engine.markets().define(Market.bare(0, symbols[51])).number();
        long sinceMs = System.currentTimeMillis() - 60_000;

        feed = rig.feed(rig.settings(symbols), market -> sinceMs);

        await().until(() -> feed.status().state() == FeedState.STREAMING);
        assertThat(feed.marketState(gone).gapFromMs()).isEqualTo(TickEvent.ABSENT);
        assertThat(rig.seen(EventKind.GAP)).filteredOn(gap -> gap.market == gone).hasSize(2)
                .last().satisfies(gap -> assertThat(gap.gapFromMs).isEqualTo(gap.gapToMs).isEqualTo(sinceMs + 1));
        assertThat(rig.seen(EventKind.GAP)).filteredOn(gap -> gap.market == there).first()
                .satisfies(gap -> assertThat(gap.gapFromMs).isEqualTo(sinceMs));
    }

    @Test
    void shouldAskForAllMarketsOfAReplayBeforeItBegins() {
        String[] symbols = hundred();
        rig.venue.rest.epics = Set.of(symbols);
        rig.venue.rest.override = request -> request.startsWith("GET /markets") && request.contains(symbols[50])
                ? new Answer(502, "<html>bad gateway</html>") : null;
        FeedSettings live = rig.settings(symbols);
        feed = rig.feed(new FeedSettings(live.url(), live.streamUrl(), "replay", "", List.of(symbols), false, false,
                10, 2_000, 100, 500, 1_000, 60_000, 60_000));
        await().until(() -> feed.status().reason().contains("status=502"));
        assertThat(rig.venue.stream.connections()).isZero();

        rig.venue.rest.override = request -> null;

        await().until(() -> feed.status().state() == FeedState.STREAMING);
        assertThat(feed.status().subscribed()).isEqualTo(100);
    }

    @Test
    void shouldGoOnWhereTheFirstMarketsAreUnknown() {
        String[] symbols = hundred();
        rig.venue.rest.epics = Set.of(symbols[99]);

        feed = rig.feed(rig.settings(symbols));

        await().until(() -> feed.status().state() == FeedState.STREAMING);
        assertThat(feed.status().subscribed()).isEqualTo(1);
        assertThat(feed.status().withoutData()).hasSize(99).doesNotContainKey(symbols[99]);
    }

    private void startStreaming(String... symbols) {
        rig.venue.rest.epics = Set.of(symbols);
        feed = rig.feed(rig.settings(symbols));
        await().until(() -> feed.status().state() == FeedState.STREAMING);
    }

    private static String[] hundred() {
        return IntStream.range(0, 100).mapToObj(i -> "SYM" + i).toArray(String[]::new);
    }
}
