package io.tickring.feed;

import static io.tickring.feed.fake.Rig.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.within;

import io.tickring.engine.status.FeedState;
import io.tickring.engine.status.MarketState;
import io.tickring.engine.status.StreamMode;
import io.tickring.engine.tick.EventKind;
import io.tickring.engine.tick.GapReason;
import io.tickring.engine.tick.RejectReason;
import io.tickring.engine.tick.TickEvent;
import io.tickring.feed.fake.FakeRest.Answer;
import io.tickring.feed.fake.Rig;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CapitalFeedTest {
    private final Rig rig = new Rig();
    private CapitalFeed feed;

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void shouldBringQuotesToTheRing() {
        startStreaming("EURUSD", "US500", "NOBODY");

        rig.venue.stream.quote("US500", "7448.6", "7449.0", System.currentTimeMillis());

        await().until(() -> !rig.seen(EventKind.TICK).isEmpty());
        TickEvent tick = rig.seen(EventKind.TICK).get(0);
        int us500 = rig.engine.markets().numberOf("US500");
        assertThat(tick.market).isEqualTo(us500);
        assertThat(tick.bidNanos).isEqualTo(7_448_600_000_000L);
        assertThat(tick.rejectReason).isEqualTo(RejectReason.NONE);
        MarketState state = feed.marketState(us500);
        assertThat(state.status()).isEqualTo(MarketState.Status.OPEN);
        assertThat(state.source()).isEqualTo(MarketState.Source.STREAMED);
        assertThat(state.reason()).isEmpty();
        assertThat(state.referenceMidNanos()).isEqualTo(10_650_000_000L);
        assertThat(state.gapFromMs()).isEqualTo(TickEvent.ABSENT);
        assertThat(feed.status().mode()).isEqualTo(StreamMode.ONE_SOCKET);
        assertThat(feed.status().withoutData()).containsExactly(entry("NOBODY", "unknown to the venue"));
        assertThat(rig.engine.markets().get(us500).name()).isEqualTo("Name of US500");
        assertThat(feed.status().subscribed()).isEqualTo(2);
        assertThat(feed.status().accountId()).isEqualTo("1001");
    }

    @Test
    void shouldCountEveryDataFrameOnce() {
        startStreaming("EURUSD");
        String quote = "{\"status\":\"OK\",\"destination\":\"quote\",\"payload\":{\"epic\":\"EURUSD\"";

        List.of(quote + ",\"bid\":1.0,\"ofr\":1.1,\"timestamp\":" + System.currentTimeMillis() + "}}",
                quote + ",\"bid\":", "not JSON at all", "\ufeff" + quote + "}}", "[]",
                "{\"status\":\"OK\",\"destination\":\"ohlc.event\",\"payload\":{}}",
                quote.replace("EURUSD", "NOBODY") + "}}", quote + "}}")
                .forEach(frame -> rig.venue.stream.send("EURUSD", frame));

        await().until(() -> rig.seen(EventKind.TICK).size() >= 7);
        assertThat(rig.seen(EventKind.TICK).stream().map(tick -> tick.rejectReason)).containsExactly(
                RejectReason.NONE, RejectReason.UNDECODABLE, RejectReason.UNDECODABLE, RejectReason.UNDECODABLE,
                RejectReason.UNDECODABLE, RejectReason.UNKNOWN_MARKET, RejectReason.MISSING_FIELD);
    }

    @Test
    void shouldReconnectAndMarkTheGap() {
        startStreaming("EURUSD", "US500");
        rig.venue.stream.quote("EURUSD", "1.0", "1.1", System.currentTimeMillis());
        await().until(() -> !rig.seen(EventKind.TICK).isEmpty());
        long droppedMs = System.currentTimeMillis();

        rig.venue.stream.dropAll();

        await().until(() -> rig.gaps().size() == 2);
        TickEvent gap = rig.gaps().get(0);
        assertThat(gap.gapReason).isEqualTo(GapReason.DISCONNECTED);
        assertThat(gap.gapFromMs).isBetween(droppedMs - 2_000, droppedMs + 50);
        assertThat(gap.gapToMs).isBetween(droppedMs - 50, System.currentTimeMillis() + 50);
        assertThat(rig.gaps().stream().map(event -> event.market).toList()).containsExactlyInAnyOrder(
                rig.engine.markets().numberOf("EURUSD"), rig.engine.markets().numberOf("US500"));
        await().until(() -> feed.status().state() == FeedState.STREAMING);
        assertThat(feed.status().reconnects()).isEqualTo(1);
        assertThat(rig.venue.rest.count("POST /session")).isEqualTo(1);
        rig.venue.stream.quote("EURUSD", "1.0", "1.1", System.currentTimeMillis());
        await().until(() -> rig.seen(EventKind.TICK).size() == 2);
    }

    @Test
    void shouldNoticeSilentDeath() {
        startStreaming("EURUSD");
        await().until(() -> rig.venue.stream.count("ping") >= 2);

        rig.venue.stream.answering = false;
        await().until(() -> feed.status().state() == FeedState.RECONNECTING);
        rig.venue.stream.answering = true;

        await().until(() -> rig.gaps().size() == 1);
        assertThat(rig.gaps().get(0).gapReason).isEqualTo(GapReason.SILENT);
    }

    @Test
    void shouldRenewTheSessionWhereTheStreamRefusesItsTokens() {
        startStreaming("EURUSD");

        rig.venue.rest.expireSessions();

        await().until(() -> rig.gaps().size() == 1);
        await().until(() -> feed.status().state() == FeedState.STREAMING);
        assertThat(rig.venue.rest.count("POST /session")).isEqualTo(2);
    }

    @Test
    void shouldLearnAheadOfTheStartAndConnectOnlyThen() {
        feed = rig.wired(rig.settings("EURUSD"));

        rig.connection().begin();
        feed.prepare();

        await().until(() -> rig.engine.markets().numberOf("EURUSD") > 0);
        assertThat(rig.venue.stream.connections()).isZero();
        assertThat(feed.status().state()).isEqualTo(FeedState.STOPPED);

        feed.start();

        await().until(() -> feed.status().state() == FeedState.STREAMING);
        assertThat(rig.venue.rest.count("POST /session")).isEqualTo(1);
        assertThat(rig.venue.rest.count("GET /markets")).isEqualTo(1);
    }

    @Test
    void shouldTryAgainWhatFailedAheadOfTheStart() {
        rig.venue.rest.login = new Answer(502, "<html>bad gateway</html>");
        feed = rig.wired(rig.settings("EURUSD"));
        rig.connection().begin();
        await().until(() -> rig.venue.rest.count("POST /session") == 1);
        feed.prepare();
        rig.venue.rest.login = Answer.ok("{\"currentAccountId\":\"1001\"}");

        feed.start();

        await().until(() -> feed.status().state() == FeedState.STREAMING);
        assertThat(rig.venue.rest.count("POST /session")).isEqualTo(2);
    }

    @Test
    void shouldStayRefusedWithoutAStorm() {
        rig.venue.rest.login = Answer.error(401, "error.null.accountId");

        feed = rig.feed(rig.settings("EURUSD"));

        await().until(() -> feed.status().state() == FeedState.REFUSED);
        assertThat(feed.status().reason()).contains("error.null.accountId");
        await().until(() -> rig.seen(EventKind.HEARTBEAT).size() >= 2);
        assertThat(rig.venue.rest.count("POST /session")).isEqualTo(1);
    }

    @Test
    void shouldKeepTryingWhereTheVenueAnswersWithSomethingElse() {
        rig.venue.rest.login = new Answer(502, "<html>bad gateway</html>");
        feed = rig.feed(rig.settings("EURUSD"));
        await().until(() -> rig.venue.rest.count("POST /session") >= 2);
        assertThat(feed.status().state()).isEqualTo(FeedState.CONNECTING);

        rig.venue.rest.login = Answer.ok("{}");

        await().until(() -> feed.status().state() == FeedState.STREAMING);
    }

    @Test
    void shouldTryAgainWhereTheSubscriptionIsRefused() {
        rig.venue.stream.refusal = "error.invalid.epic";
        feed = rig.feed(rig.settings("EURUSD"));
        await().until(() -> rig.venue.stream.count("marketData.subscribe") >= 2);

        rig.venue.stream.refusal = "";

        await().until(() -> feed.status().state() == FeedState.STREAMING);
        await().until(() -> rig.gaps().size() == 1);
        assertThat(rig.gaps().get(0).gapReason).isEqualTo(GapReason.NOT_SUBSCRIBED);
    }

    @Test
    void shouldMarkTheTimeTheDaemonWasDown() {
        long downSinceMs = System.currentTimeMillis() - 3_600_000;

        feed = rig.feed(rig.settings("EURUSD"), market -> downSinceMs);

        await().until(() -> rig.gaps().size() == 1);
        TickEvent gap = rig.gaps().get(0);
        assertThat(gap.gapReason).isEqualTo(GapReason.DAEMON_DOWN);
        assertThat(gap.gapFromMs).isEqualTo(downSinceMs);
        assertThat(gap.gapToMs).isCloseTo(System.currentTimeMillis(), within(5_000L));
    }

    @Test
    void shouldMarkTheTimeTheDaemonWasDownForAMarketThatTheVenueKnowsLate() {
        long downSinceMs = System.currentTimeMillis() - 3_600_000;
        rig.venue.rest.epics = Set.of("EURUSD");
        feed = rig.feed(new FeedSettings(rig.venue.url(), rig.venue.streamUrl(), "simulator", "",
                List.of("EURUSD", "LATE"), false, true, 10, 2_000, 100, 500, 1_000, 60_000, 1_000),
                market -> downSinceMs);
        await().until(() -> rig.gaps().size() == 1);

        rig.venue.rest.epics = Set.of("EURUSD", "LATE");

        await().until(() -> rig.gaps().size() == 2);
        TickEvent gap = rig.gaps().get(1);
        assertThat(gap.market).isEqualTo(rig.engine.markets().numberOf("LATE"));
        assertThat(gap.gapReason).isEqualTo(GapReason.DAEMON_DOWN);
        assertThat(gap.gapFromMs).isEqualTo(downSinceMs);
    }

    @Test
    void shouldMeasureTheVenueClockAndItsRate() {
        long startMs = System.currentTimeMillis();
        rig.venue.rest.timeMs = () -> 1_000_000 + 20 * (System.currentTimeMillis() - startMs);

        startStreaming("EURUSD");

        assertThat(feed.clock().rate()).isBetween(17.0, 23.0);
        await().until(() -> !rig.seen(EventKind.CLOCK).isEmpty());
        assertThat(rig.seen(EventKind.CLOCK).get(0).clockRate).isEqualTo(feed.clock().rate());
    }

    @Test
    void shouldAskForTheTimeEachSecondUntilTheRateOfASimulatorIsSure() {
        long startMs = System.currentTimeMillis();
        rig.venue.rest.timeMs = () -> 1_000_000 + 20 * (System.currentTimeMillis() - startMs);
        startStreaming("EURUSD");
        long atTheStart = rig.venue.rest.count("GET /time");

        await().until(() -> rig.venue.rest.count("GET /time") >= atTheStart + 6);
    }

    @Test
    void shouldLeaveTheClockOfAReplayAlone() {
        FeedSettings usual = rig.settings("EURUSD");
        feed = rig.feed(new FeedSettings(usual.url(), usual.streamUrl(), "replay", "", usual.symbols(), false, false,
                10, 2_000, 100, 500, 1_000, 60_000, 60_000), market -> 0);

        await().until(() -> feed.status().state() == FeedState.STREAMING);
        await().until(() -> !rig.seen(EventKind.HEARTBEAT).isEmpty());

        assertThat(rig.seen(EventKind.CLOCK)).isEmpty();
        assertThat(rig.seen(EventKind.GAP)).isEmpty();
        assertThat(rig.venue.rest.count("GET /time")).isZero();
    }

    @Test
    void shouldLookAtTheMarketsAgainAndAgain() {
        FeedSettings usual = rig.settings("EURUSD");
        feed = rig.feed(new FeedSettings(usual.url(), usual.streamUrl(), "simulator", "", usual.symbols(), false, true,
                10, 2_000, 100, 500, 1_000, 60_000, 1_000));
        await().until(() -> feed.status().state() == FeedState.STREAMING);
        int eurusd = rig.engine.markets().numberOf("EURUSD");

        rig.venue.rest.override = request -> request.startsWith("GET /markets") ? Answer.ok("{\"marketDetails\":["
                + "{\"instrument\":{\"epic\":\"EURUSD\"},\"snapshot\":{\"marketStatus\":\"CLOSED\"}}]}") : null;

        await().until(() -> feed.marketState(eurusd).status() == MarketState.Status.CLOSED);
        assertThat(feed.status().state()).isEqualTo(FeedState.STREAMING);
    }

    @Test
    void shouldPublishTimesThatNeverFall() {
        startStreaming("EURUSD");
        for (int i = 0; i < 500; i++) {
            rig.venue.stream.quote("EURUSD", "1.0", "1.1", i);
        }

        await().until(() -> rig.seen(EventKind.TICK).size() == 500);

        assertThat(rig.journal.stream().map(seen -> seen.copy().receiveTimeNs)).isSorted();
    }

    private void startStreaming(String... symbols) {
        feed = rig.feed(rig.settings(symbols));
        await().until(() -> feed.status().state() == FeedState.STREAMING);
    }
}
