package io.tickring.web.live;

import static io.tickring.web.FakePorts.MINUTE_MS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tickring.engine.backfill.VenueBar;
import io.tickring.engine.backfill.VenueResolution;
import io.tickring.engine.bars.Bar;
import io.tickring.engine.journal.SessionMarker;
import io.tickring.engine.latency.LatencyStage;
import io.tickring.engine.latency.LatencySummary;
import io.tickring.engine.market.Market;
import io.tickring.engine.status.MarketState;
import io.tickring.engine.tick.Marks;
import io.tickring.engine.tick.RejectReason;
import io.tickring.engine.tick.TickEvent;
import io.tickring.web.FakePorts;
import io.tickring.web.WebSettings;
import io.tickring.web.message.LiveText;
import io.tickring.web.message.MarketSet;
import io.tickring.web.message.Round;
import io.tickring.web.message.SnapshotRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LiveViewTest {
    private static final int INTERVAL_MS = (int) WebSettings.defaults().updateIntervalMs();
    private static final long MS = 1_000_000;
    private static final long START_NS = (MINUTE_MS + 1_000) * MS;

    private final FakePorts fake = new FakePorts();
    private final Market apple = fake.define("AAPL");
    private final Market gold = fake.define("GOLD");
    private final RecordingSink sink = new RecordingSink();
    private long nowNs = START_NS;
    private LiveView live;
    private long sequence;

    @BeforeEach
    void start() {
        fake.nowNs = () -> nowNs;
        live = new LiveView(fake.ports(), WebSettings.defaults());
        live.deliverTo(sink);
        live.doWork();
    }

    private void tick(Market market, long exchangeTimeMs, double bid) {
        live.onEvent(++sequence, fake.tick(market, exchangeTimeMs, bid, bid + 1));
    }

    private void pass(long ms) {
        nowNs += ms * MS;
        live.doWork();
    }

    private LatencySummary page() {
        return fake.latencies.summaries().stream().filter(summary -> summary.stage() == LatencyStage.PAGE)
                .findFirst().orElseThrow();
    }

    private void venueMinute(Market market, long openTimeMs, long bidNanos) {
        live.onVenueBar(++sequence, new VenueBar(market.number(), VenueResolution.MINUTE, openTimeMs,
                bidNanos, bidNanos, bidNanos, bidNanos, bidNanos, bidNanos, bidNanos, bidNanos, 7));
    }

    @Test
    void shouldLetTheVenueTellTheMinutesOfTheSparklineThatHadNoTicks() {
        tick(apple, MINUTE_MS, 100);
        venueMinute(apple, MINUTE_MS, 70_000_000_000L);
        venueMinute(apple, MINUTE_MS - 60_000, 90_000_000_000L);
        List<LiveText> answers = new ArrayList<>();

        live.markets(answers::add);
        live.doWork();

        assertThat(RecordingSink.json(answers.get(0).json()).at("/markets/0/spark"))
                .extracting(JsonNode::asText).containsExactly("90", "100.5");
        assertThat(answers.get(0).sequence()).isEqualTo(sequence);
    }

    @Test
    void shouldMoveTheLastMinuteOnThoughNobodyWatches() {
        sink.ready = false;
        fake.latencies.recorder(LatencyStage.JOURNAL).recordValue(70_000);
        pass(1_000);

        for (int second = 0; second < 60; second++) {
            pass(1_000);
        }

        assertThat(fake.latencies.lastMinute().get(LatencyStage.JOURNAL.ordinal()).count()).isZero();
        assertThat(fake.latencies.summaries().get(LatencyStage.JOURNAL.ordinal()).count()).isEqualTo(1);
    }

    @Test
    void shouldMergeTheTicksOfARoundIntoOneRow() {
        pass(100);
        for (int i = 0; i < 50; i++) {
            tick(apple, MINUTE_MS + i, 100 + i);
        }
        pass(100);

        Round round = sink.last();

        assertThat(sink.rounds).hasSize(1);
        assertThat(round.sequence()).isEqualTo(50);
        assertThat(round.quotes()).hasSize(1);
        assertThat(RecordingSink.json(round.quotes().get(0).json()).at("/bid").asText()).isEqualTo("149");
        assertThat(RecordingSink.json(round.quotes().get(0).json()).at("/ticks").asLong()).isEqualTo(50);
        assertThat(page().count()).isEqualTo(1);
        assertThat(page().maxNs()).isBetween(100 * MS, 101 * MS);
    }

    @Test
    void shouldSendAtOnceAfterSilenceAndThenOnceAnIntervalAtMost() {
        pass(500);
        tick(apple, MINUTE_MS, 100);
        pass(0);
        assertThat(sink.rounds).hasSize(1);

        for (int ms = 0; ms < 1_000; ms++) {
            tick(apple, MINUTE_MS, 100);
            tick(gold, MINUTE_MS, 100);
            pass(1);
        }

        assertThat(sink.rounds).hasSize(1 + 1_000 / INTERVAL_MS);
        assertThat(sink.last().quotes()).extracting(Round.Row::market)
                .containsExactly(apple.number(), gold.number());
    }

    @Test
    void shouldWaitForTheIntervalToTheMillisecond() {
        tick(apple, MINUTE_MS, 100);
        pass(0);
        tick(apple, MINUTE_MS, 101);

        pass(INTERVAL_MS - 1);
        assertThat(sink.rounds).hasSize(1);

        pass(1);
        assertThat(sink.rounds).hasSize(2);
    }

    @Test
    void shouldKeepChangesWhileTheLastRoundIsNotHandedOut() {
        sink.ready = false;
        tick(apple, MINUTE_MS, 100);
        pass(100);
        tick(gold, MINUTE_MS, 200);
        pass(100);
        assertThat(sink.rounds).isEmpty();

        sink.ready = true;
        pass(1);

        assertThat(sink.last().quotes()).hasSize(2);
        assertThat(sink.last().sequence()).isEqualTo(2);
    }

    @Test
    void shouldNotTimeTicksThatWereReadFromThePast() {
        TickEvent old = fake.tick(apple, MINUTE_MS, 100, 101);
        old.receiveTimeNs = START_NS - 1;
        live.onEvent(1, old);
        pass(100);

        assertThat(sink.last().quotes()).hasSize(1);
        assertThat(page().count()).isZero();
    }

    @Test
    void shouldShowOnlyAcceptedTicksOfTheVenue() {
        TickEvent rejected = fake.tick(apple, MINUTE_MS, 100, 99);
        rejected.rejectReason = RejectReason.CROSSED;
        live.onEvent(1, rejected);
        live.onSession(2, new SessionMarker(1, 2, 0, "0.1.0", "ticks.csv", "ab", Map.of()));
        live.onEvent(3, fake.tick(apple, MINUTE_MS, 100, 101));
        live.onBar(4, fake.bar(apple, MINUTE_MS, 100));
        pass(100);
        assertThat(sink.rounds).isEmpty();

        live.onSession(5, new SessionMarker(1, 3, 0, "0.1.0", SessionMarker.LIVE, "", Map.of()));
        live.onEvent(6, fake.tick(apple, MINUTE_MS, 100, 101));
        live.onPosition(9);
        pass(100);

        assertThat(sink.last().quotes()).hasSize(1);
        assertThat(sink.last().sequence()).isEqualTo(9);
    }

    @Test
    void shouldGrowTheOpenBarAndFinishItByTheJournal() {
        tick(apple, MINUTE_MS + 1_000, 100);
        tick(apple, MINUTE_MS + 2_000, 98);
        pass(100);
        JsonNode open = RecordingSink.json(sink.last().bars().get(0).json());

        Bar closed = fake.bar(apple, MINUTE_MS, 98);
        live.onBar(++sequence, closed);
        closed.revision = 1;
        closed.bidClose = 97_000_000_000L;
        live.onBar(++sequence, closed);
        pass(100);
        List<JsonNode> rows = RecordingSink.json(sink.last().bars());

        assertThat(open.at("/final").asBoolean()).isFalse();
        assertThat(open.at("/bidOpen").asText()).isEqualTo("100");
        assertThat(open.at("/bidLow").asText()).isEqualTo("98");
        assertThat(open.at("/ticks").asInt()).isEqualTo(2);
        assertThat(rows).hasSize(1);
        assertThat(rows.get(0).at("/final").asBoolean()).isTrue();
        assertThat(rows.get(0).at("/revision").asInt()).isEqualTo(1);
        assertThat(rows.get(0).at("/bidClose").asText()).isEqualTo("97");
    }

    @Test
    void shouldNotOpenAClosedBarAgain() {
        tick(apple, MINUTE_MS + 1_000, 100);
        live.onBar(++sequence, fake.bar(apple, MINUTE_MS, 100));
        pass(100);
        tick(apple, MINUTE_MS + 59_000, 101);
        pass(100);
        assertThat(sink.last().bars()).isEmpty();

        tick(apple, MINUTE_MS + 60_000, 102);
        pass(100);

        assertThat(RecordingSink.json(sink.last().bars().get(0).json()).at("/openTime").asText())
                .isEqualTo("2026-11-20T14:32:00.000Z");
    }

    @Test
    void shouldSendARowWhenTheVenueSaysThatAMarketClosed() {
        pass(1_000);
        fake.states.put(gold.number(), MarketState.of(
                MarketState.Status.CLOSED, MarketState.Source.POLLED, TickEvent.ABSENT));
        pass(1_000);

        JsonNode row = RecordingSink.json(sink.last().quotes().get(0).json());

        assertThat(sink.rounds).hasSize(1);
        assertThat(row.at("/symbol").asText()).isEqualTo("GOLD");
        assertThat(row.at("/status").asText()).isEqualTo("closed");
        assertThat(row.at("/source").asText()).isEqualTo("polled");
        assertThat(row.at("/bid").isNull()).isTrue();
        assertThat(page().count()).isZero();
    }

    @Test
    void shouldCallAnOpenMarketStaleThatHasBeenSilentForTooLong() {
        tick(apple, MINUTE_MS, 100);
        fake.states.put(apple.number(), new MarketState(MarketState.Status.OPEN, MarketState.Source.STREAMED, "",
                TickEvent.ABSENT, TickEvent.ABSENT, 60_000, TickEvent.ABSENT));
        fake.marketTimeMs = MINUTE_MS + 60_000;
        pass(1_000);
        assertThat(RecordingSink.json(sink.last().quotes().get(0).json()).at("/status").asText()).isEqualTo("open");

        fake.marketTimeMs++;
        pass(1_000);

        assertThat(RecordingSink.json(sink.last().quotes().get(0).json()).at("/status").asText()).isEqualTo("stale");
    }

    @Test
    void shouldAnnounceANewMarket() {
        Market silver = fake.define("SILVER");
        live.onMarket(1, silver);
        pass(100);

        assertThat(RecordingSink.json(sink.last().quotes()).get(0).at("/symbol").asText()).isEqualTo("SILVER");
    }

    @Test
    void shouldSayWhatIsOddAboutAQuote() {
        TickEvent odd = fake.tick(apple, MINUTE_MS, 100, 130);
        odd.marks = Marks.WIDE_SPREAD | Marks.REORDERED;
        live.onEvent(1, odd);
        pass(100);

        assertThat(RecordingSink.json(sink.last().quotes()).get(0).at("/marks").toString())
                .isEqualTo("[\"wide_spread\",\"reordered\"]");
    }

    @Test
    void shouldTellTheStatusOnceASecond() {
        for (int i = 0; i < 25; i++) {
            fake.counters.count(fake.tick(apple, MINUTE_MS, 1, 2));
        }
        for (int ms = 0; ms < 2_000; ms += 10) {
            pass(10);
        }

        assertThat(sink.statuses).hasSize(3);
        assertThat(RecordingSink.json(sink.statuses.get(1).json()).at("/status/counts/ticksPerSecond").asDouble())
                .isEqualTo(50);
        assertThat(RecordingSink.json(sink.statuses.get(2).json()).at("/status/counts/ticksPerSecond").asDouble())
                .isZero();
    }

    @Test
    void shouldGiveASnapshotThatLaterRoundsGoOnFrom() {
        tick(apple, MINUTE_MS + 1_000, 100);
        tick(gold, MINUTE_MS + 1_000, 50);
        live.onBar(++sequence, fake.bar(gold, MINUTE_MS, 50));
        List<LiveText> answers = new ArrayList<>();
        live.snapshot(new SnapshotRequest(Map.of("quotes", "all", "bars", List.of("AAPL", "GOLD")), MarketSet.ALL,
                MarketSet.of(List.of(1, 2)), false), answers::add);
        pass(100);
        JsonNode snapshot = RecordingSink.json(answers.get(0).json());

        assertThat(answers.get(0).sequence()).isEqualTo(3);
        assertThat(snapshot.at("/subscriptions/bars").toString()).isEqualTo("[\"AAPL\",\"GOLD\"]");
        assertThat(snapshot.at("/markets").findValuesAsText("symbol")).containsExactly("AAPL", "GOLD");
        assertThat(snapshot.at("/bars").findValuesAsText("final")).containsExactly("false", "true");
        assertThat(snapshot.has("status")).isFalse();
        assertThat(sink.last().sequence()).isEqualTo(3);
    }

    @Test
    void shouldRefuseQuestionsBeyondWhatItCanHold() {
        int taken = 0;
        while (live.markets(text -> { })) {
            taken++;
        }

        assertThat(taken).isEqualTo(256);
        assertThat(live.doWork()).isPositive();
        assertThat(live.quality(text -> { })).isTrue();
    }
}
