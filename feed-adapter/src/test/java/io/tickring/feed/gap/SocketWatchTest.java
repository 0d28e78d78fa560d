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
import io.tickring.engine.tick.GapReason;
import io.tickring.feed.FeedSettings;
import io.tickring.feed.StreamSettings;
import io.tickring.feed.gap.SocketWatch.Verdict;
import io.tickring.feed.ring.RingWriter;
import io.tickring.feed.venue.Span;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** At sixty times our speed, as the venue of a test may run: the venue's second is 16 ms of ours. */
class SocketWatchTest {
    private static final long MS = 1_000_000;
    private static final int RATE = 60;
    private static final Market LIQUID = Market.bare(1, "LIQUID");
    private static final Market OTHER = Market.bare(2, "OTHER");
    private static final Market SHARE = Market.bare(3, "SHARE");
    private static final List<Market> ALL = List.of(LIQUID, OTHER, SHARE);

    private final Engine engine = new Engine(EngineSettings.defaults());
    private final List<String> gaps = new CopyOnWriteArrayList<>();
    private final List<String> begun = new CopyOnWriteArrayList<>();
    private final TickRing ring = new TickRing(engine, (event, last) -> {
        if (event.kind == EventKind.GAP) {
            boolean begins = event.gapFromMs == event.gapToMs;
            String bounds = begins ? "" + event.gapFromMs : event.gapFromMs + "-" + event.gapToMs;
            (begins ? begun : gaps).add(event.market + " " + bounds + " " + event.gapReason.key());
        }
    }, RingSettings.defaults(), () -> 0);
    private final RingWriter writer = new RingWriter(
            ring, engine.markets(), new ReceiveClock(() -> 0, () -> 0, 0), engine.latencies());
    private final Hours hours = new Hours();
    private final FeedSettings settings = FeedSettings.ofBroker("demo", List.of("A"))
            .with(new StreamSettings(3_000, 1_500, 2_000, 60_000, 1_000, 2_000));
    private final Gaps all = new Gaps(settings, writer, hours, new VenueTime(() -> new ClockMapping(0, 0, RATE)), 10);
    private final SocketWatch watch = all.watch();
    private long venueMs = 600_000;

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

    @Test
    void shouldBeginAtTheLastQuoteAndEndAtTheFirst() {
        long lastMs = venueMs;

        watch.onLost(GapReason.DISCONNECTED, ourNs());
        pass(30_000);
        reconnect();
        venueMs += 300;
        long firstMs = venueMs;
        watch.onQuote(OTHER.number(), firstMs, ourNs());
        stream(60_000);

        assertThat(written()).containsExactlyInAnyOrder("1 " + lastMs + "-" + firstMs + " disconnected",
                "2 " + (lastMs - 250) + "-" + firstMs + " disconnected",
                "3 " + (lastMs - 100) + "-" + firstMs + " disconnected");
        assertThat(begun).hasSize(3);
    }

    @Test
    void shouldBelieveTheFrameAfterTheLastQuoteWhereTheQuietIsNatural() {
        long lastMs = venueMs;
        venueMs += 4_000;
        watch.onFrame(ourNs());

        watch.onLost(GapReason.DISCONNECTED, ourNs());
        pass(1_000);

        assertThat(begun()).hasSize(3).allSatisfy(gap ->
                assertThat(from(gap)).isBetween(lastMs + 2_500, lastMs + 4_000));
    }

    @Test
    void shouldBeginWhereAZombieStoppedWhateverItAnsweredSince() {
        long lastMs = venueMs;
        for (int i = 0; i < 60; i++) {
            venueMs += 1_000;
            watch.onFrame(ourNs());
            tick();
        }

        watch.onLost(GapReason.SILENT, ourNs());
        pass(1_000);

        assertThat(begun()).hasSize(3).allSatisfy(gap -> assertThat(from(gap)).isBetween(lastMs - 500, lastMs));
    }

    @Test
    void shouldCallASocketMuteThatAnswersPingsAndGivesNoQuotes() {
        assertThat(tick()).isEqualTo(Verdict.WELL);
        venueMs += 500 * RATE;
        assertThat(tick()).isEqualTo(Verdict.OVERDUE);
        venueMs += 1_400 * RATE;
        assertThat(tick()).isEqualTo(Verdict.OVERDUE);

        venueMs += 100 * RATE;

        assertThat(tick()).isEqualTo(Verdict.MUTE);
    }

    @Test
    void shouldNotWonderAtSilenceWhileTheMarketsAreClosed() {
        hours.closeAtMs = venueMs;

        pass(8 * 3_600_000);

        assertThat(tick()).isEqualTo(Verdict.WELL);
        assertThat(written()).isEmpty();
        assertThat(begun).isEmpty();
    }

    @Test
    void shouldNotWonderAtSilenceWhileReadingIsOff() {
        venueMs += 10_000 * RATE;

        assertThat(watch.onTick(ourNs(), ourNs(), false)).isEqualTo(Verdict.WELL);
        assertThat(tick()).isEqualTo(Verdict.WELL);
    }

    @Test
    void shouldCutAGapToTheHoursOfTheMarket() {
        hours.closeAtMs = venueMs + 10_000;
        watch.onLost(GapReason.DISCONNECTED, ourNs());
        pass(60_000);
        reconnect();
        pass(60_000);

        assertThat(written()).hasSize(3).allSatisfy(gap -> assertThat(gap).contains("-" + hours.closeAtMs + " "));
    }

    @Test
    void shouldFindAStallThatEndedBeforeAnyoneNoticed() {
        long lastMs = venueMs;
        venueMs += 24_000;
        long firstMs = venueMs + 750;

        stream(60_000);

        assertThat(written()).containsExactly("1 " + lastMs + "-" + firstMs + " silent",
                "2 " + lastMs + "-" + firstMs + " silent", "3 " + lastMs + "-" + firstMs + " silent");
    }

    @Test
    void shouldKeepTheJumpOfASocketThatIsLostRightAfterIt() {
        long lastMs = venueMs;
        pass(30_000);
        long firstMs = venueMs;
        watch.onQuote(LIQUID.number(), firstMs, ourNs());

        watch.onLost(GapReason.DISCONNECTED, ourNs());
        tick();

        assertThat(written()).containsExactly("1 " + lastMs + "-" + firstMs + " silent",
                "2 " + lastMs + "-" + firstMs + " silent", "3 " + lastMs + "-" + firstMs + " silent");
    }

    @Test
    void shouldTakeQuotesThatCameTogetherForNoJump() {
        long fromMs = venueMs;
        venueMs += 24_000;
        watch.onQuote(SHARE.number(), fromMs + 20_000, ourNs());
        for (long timeMs = fromMs + 500; timeMs < venueMs; timeMs += 500) {
            watch.onQuote(LIQUID.number(), timeMs, ourNs());
        }

        stream(60_000);

        assertThat(written()).isEmpty();
    }

    @Test
    void shouldTellOfOneMarketThatFellSilentWhileTheOthersGoOn() {
        long lastMs = venueMs;
        watch.onAsked(List.of(Market.bare(4, "NEVER ANSWERED")), ourNs());

        for (int i = 0; i < 240; i++) {
            venueMs += 1_000;
            watch.onQuote(LIQUID.number(), venueMs, ourNs());
            tick();
        }
        stream(2_000);

        assertThat(begun()).containsExactly("2 " + (lastMs - 250) + " silent");
        assertThat(written()).containsExactly("2 " + (lastMs - 250) + "-" + (lastMs + 240_750) + " silent");
    }

    @Test
    void shouldFindThePauseOfOneMarketThatEndedBeforeAnyoneLooked() {
        long lastMs = venueMs - 250;
        for (int i = 0; i < 65; i++) {
            venueMs += 1_000;
            watch.onQuote(LIQUID.number(), venueMs, ourNs());
        }

        stream(60_000);

        assertThat(written()).containsExactly("2 " + lastMs + "-" + (lastMs + 66_000) + " silent");
    }

    @Test
    void shouldNotTakeAQuoteFromTheFutureForProgress() {
        long lastMs = venueMs;
        watch.onQuote(LIQUID.number(), lastMs + 3_600_000, ourNs());

        watch.onLost(GapReason.DISCONNECTED, ourNs());
        pass(1_000);

        assertThat(begun()).hasSize(3).allSatisfy(gap ->
                assertThat(from(gap)).isBetween(lastMs - 500, lastMs));
    }

    @Test
    void shouldCountFramesOfTheSameReadThatFollowTheLoss() {
        watch.onLost(GapReason.DISCONNECTED, ourNs());
        watch.onQuote(LIQUID.number(), venueMs + 400, ourNs() + 10 * MS);
        pass(10_000);

        assertThat(begun()).contains("1 " + (venueMs - 10_000 + 400) + " disconnected");
    }

    @Test
    void shouldTakeAQuoteForAnAnswer() {
        watch.onLost(GapReason.DISCONNECTED, ourNs());
        pass(30_000);
        watch.onOpen(ourNs(), ourNs());
        watch.onAsked(ALL, ourNs());
        assertThat(watch.quoted(ALL)).isFalse();
        pass(300);
        long firstMs = venueMs;
        watch.onQuote(OTHER.number(), firstMs, ourNs());
        assertThat(watch.quoted(ALL)).isTrue();

        watch.onLost(GapReason.DISCONNECTED, ourNs());
        pass(1_000);

        assertThat(written()).hasSize(3).allSatisfy(gap -> assertThat(gap).contains("-" + firstMs + " "));
        assertThat(begun).hasSize(6);
    }

    @Test
    void shouldKeepTheGapOfAMarketThatIsNotConfirmed() {
        watch.onLost(GapReason.DISCONNECTED, ourNs());
        pass(30_000);
        watch.onOpen(ourNs(), ourNs());
        watch.onAsked(ALL, ourNs());
        watch.onConfirmed(ALL, List.of(LIQUID, OTHER), ourNs(), ourNs());
        watch.onRefused(List.of(SHARE), ourNs());
        watch.onQuote(LIQUID.number(), venueMs, ourNs());
        pass(60_000);

        assertThat(written()).hasSize(2).noneMatch(gap -> gap.startsWith("3 "));
        assertThat(all.openFromMs(SHARE.number())).isLessThan(venueMs - 90_000);
    }

    @Test
    void shouldLeaveWhereTheNextStartGoesOn() {
        long lastMs = venueMs;

        watch.close(GapReason.DAEMON_DOWN, ourNs());
        all.ledger().close(ourNs());

        assertThat(begun()).containsExactlyInAnyOrder("1 " + lastMs + " daemon_down",
                "2 " + (lastMs - 250) + " daemon_down", "3 " + (lastMs - 100) + " daemon_down");
        assertThat(gaps).isEmpty();
    }

    @Test
    void shouldWithdrawAGapThatLiesOutsideOfTheHours() {
        watch.onLost(GapReason.DISCONNECTED, ourNs());
        pass(10_000);
        assertThat(begun()).hasSize(3);
        hours.closeAtMs = 0;
        reconnect();
        pass(60_000);

        assertThat(written()).isEmpty();
        assertThat(begun()).hasSize(6);
    }

    @Test
    void shouldNotCountTheTimeBeforeAMarketWasConfirmedAsItsSilence() {
        Market late = Market.bare(4, "LATE");
        watch.onRefused(List.of(late), ourNs());
        stream(3_600_000);
        watch.onAsked(List.of(late), ourNs());
        watch.onConfirmed(List.of(late), List.of(late), ourNs(), ourNs());
        stream(20_000);
        assertThat(written()).hasSize(1);

        stream(60_000);
        watch.onQuote(late.number(), venueMs, ourNs());
        stream(60_000);

        assertThat(written()).hasSize(1);
    }

    private void reconnect() {
        watch.onOpen(ourNs(), ourNs());
        watch.onAsked(ALL, ourNs());
        watch.onConfirmed(ALL, ALL, ourNs(), ourNs());
    }

    /** LIQUID and OTHER quote each second, a quarter of it apart, and SHARE every 20. */
    private void stream(long ms) {
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

    private void pass(long ms) {
        for (long endMs = venueMs + ms; venueMs < endMs;) {
            venueMs = Math.min(endMs, venueMs + 50 * RATE);
            tick();
        }
    }

    private Verdict tick() {
        Verdict verdict = watch.onTick(ourNs(), ourNs(), true);
        all.onTick(ourNs(), ourNs(), ALL);
        return verdict;
    }

    private long ourNs() {
        return venueMs * MS / RATE;
    }

    private List<String> written() {
        drain();
        return gaps;
    }

    private List<String> begun() {
        drain();
        return begun;
    }

    private void drain() {
        Awaitility.await().until(() -> ring.processed() == ring.published());
    }

    private static long from(String gap) {
        return Long.parseLong(gap.split("[ -]")[1]);
    }

    /** Open until a moment that a test may set. */
    private static final class Hours implements MarketHours {
        private long closeAtMs = Long.MAX_VALUE;

        @Override
        public List<Span> open(int market, long fromMs, long toMs) {
            long endMs = Math.min(toMs, closeAtMs);
            return fromMs < endMs ? List.of(new Span(fromMs, endMs)) : List.of();
        }

        @Override
        public boolean isOpen(int market, long timeMs) {
            return timeMs < closeAtMs;
        }
    }
}
