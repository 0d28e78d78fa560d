package io.tickring.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tickring.engine.backfill.Gap;
import io.tickring.engine.bars.Bar;
import io.tickring.engine.explain.BarExplanation;
import io.tickring.engine.latency.LatencyStage;
import io.tickring.engine.market.Market;
import io.tickring.engine.status.FeedState;
import io.tickring.engine.status.JournalStatus;
import io.tickring.engine.status.MarketState;
import io.tickring.engine.tick.EventKind;
import io.tickring.engine.tick.GapReason;
import io.tickring.engine.tick.RejectReason;
import io.tickring.engine.tick.TickEvent;
import io.tickring.web.FakePorts;
import io.tickring.web.OpenApiDocument;
import io.tickring.web.RunningServer;
import io.tickring.web.WebSettings;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ApiRoutesTest {
    private static final Map<String, String> REQUIRED = Map.of("/api/v1/bars/{symbol}/explain",
            "?at=" + FakePorts.MINUTE_MS, "/api/v1/bars", "?symbols=all");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final OpenApiDocument DOCUMENT = new OpenApiDocument();

    private final FakePorts fake = new FakePorts();
    private final Market apple = fake.define("AAPL");
    private final Market gold = fake.define("GOLD");
    private RunningServer running;

    @BeforeEach
    void start() throws Exception {
        fake.states.put(apple.number(), MarketState.of(
                MarketState.Status.OPEN, MarketState.Source.STREAMED, 200_000_000_000L));
        running = RunningServer.start(fake);
    }

    @AfterEach
    void stop() throws Exception {
        running.close();
    }

    private JsonNode json(String path, String schema) throws Exception {
        HttpResponse<String> response = running.get(path);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        assertThat(response.headers().firstValue("content-type")).contains("application/json");
        assertThat(DOCUMENT.violations(schema, response.body())).isEmpty();
        return JSON.readTree(response.body());
    }

    @Test
    void shouldShowTheStatus() throws Exception {
        fake.counters.count(fake.tick(apple, FakePorts.MINUTE_MS, 1, 2));

        JsonNode status = json("/api/v1/status", "Status");

        assertThat(status.at("/version").asText()).isEqualTo("0.1.0");
        assertThat(status.at("/startTime").asText()).isEqualTo("2026-11-20T13:31:00.000Z");
        assertThat(status.at("/feed/state").asText()).isEqualTo("streaming");
        assertThat(status.at("/account/state").asText()).isEqualTo("current");
        assertThat(status.at("/account/lastPolled").asText()).isEqualTo("2026-11-20T14:31:25.000Z");
        assertThat(status.at("/account/transactions").asInt()).isEqualTo(30);
        assertThat(status.at("/ring/used").asLong()).isEqualTo(89);
        assertThat(status.at("/journal/syncedSequence").asLong()).isEqualTo(4_700);
        assertThat(status.at("/redis/state").asText()).isEqualTo("current");
        assertThat(status.at("/redis/eviction").asText()).isEqualTo("noeviction");
        assertThat(status.at("/counts/received").asLong()).isEqualTo(2);
        assertThat(status.at("/backfill/state").asText()).isEqualTo("loading");
        assertThat(status.at("/backfill/requestsLeft").asLong()).isEqualTo(750);
        assertThat(status.at("/backfill/gapsExplained").asLong()).isEqualTo(3);
    }

    @Test
    void shouldShowTheStatusWhenTheLiveThreadIsDead() throws Exception {
        running.stopLive();

        assertThat(running.get("/api/v1/status").statusCode()).isEqualTo(200);
    }

    @Test
    void shouldShowMarketsWithAndWithoutQuote() throws Exception {
        TickEvent tick = fake.tick(apple, FakePorts.MINUTE_MS + 7_180, 201.5, 202.5);
        tick.askSizeMicros = 250_500_000;
        running.deliver(live -> live.onEvent(41, tick));
        Awaitility.await().until(() -> running.live.sequence() == 41);

        JsonNode markets = json("/api/v1/markets", "Markets");

        JsonNode quoted = markets.at("/markets/0");
        assertThat(markets.at("/sequence").asLong()).isEqualTo(41);
        assertThat(quoted.at("/mid").asText()).isEqualTo("202");
        assertThat(quoted.at("/spread").asText()).isEqualTo("1");
        assertThat(quoted.at("/change").asText()).isEqualTo("2");
        assertThat(quoted.at("/changePercent").decimalValue()).isEqualByComparingTo("1");
        assertThat(quoted.at("/bidSize").isNull()).isTrue();
        assertThat(quoted.at("/askSize").asText()).isEqualTo("250.5");
        assertThat(quoted.at("/exchangeTime").asText()).isEqualTo("2026-11-20T14:31:07.180Z");
        assertThat(quoted.at("/spark/0").asText()).isEqualTo("202");
        assertThat(markets.at("/markets/1/symbol").asText()).isEqualTo("GOLD");
        assertThat(markets.at("/markets/1/bid").isNull()).isTrue();
        assertThat(markets.at("/markets/1/changePercent").isNull()).isTrue();
    }

    @Test
    void shouldExplainTheQuality() throws Exception {
        for (RejectReason reason : new RejectReason[] {
            RejectReason.NONE, RejectReason.NONE, RejectReason.NONE, RejectReason.DUPLICATE, RejectReason.CROSSED}) {
            TickEvent tick = new TickEvent();
            tick.clearTick();
            tick.market = apple.number();
            tick.rejectReason = reason;
            fake.counters.count(tick);
        }
        TickEvent gap = new TickEvent();
        gap.clearControl(EventKind.GAP, 0);
        gap.market = apple.number();
        gap.gapFromMs = FakePorts.MINUTE_MS;
        gap.gapToMs = FakePorts.MINUTE_MS + 3_000;
        running.deliver(live -> live.onEvent(9, gap));
        Awaitility.await().until(() -> running.live.sequence() == 9);

        fake.gaps.add(new Gap(apple.number(), FakePorts.MINUTE_MS, FakePorts.MINUTE_MS + 90_000,
                GapReason.DISCONNECTED, Gap.State.FILLED, 2, ""));
        fake.gaps.add(new Gap(apple.number(), FakePorts.MINUTE_MS + 120_000, FakePorts.MINUTE_MS + 121_000,
                GapReason.SILENT, Gap.State.EXPLAINED, 0, Gap.NO_BARS));

        JsonNode rows = json("/api/v1/quality", "Quality").at("/markets");

        JsonNode row = rows.get(1);
        assertThat(rows.get(0).at("/symbol").asText()).isEqualTo("?");
        assertThat(rows.get(0).at("/score").isNull()).isTrue();
        assertThat(row.at("/received").asLong()).isEqualTo(5);
        assertThat(row.at("/rejectedBy").toString()).isEqualTo("{\"crossed\":1}");
        assertThat(row.at("/gaps").toString()).isEqualTo("{\"count\":1,\"seconds\":3.0,\"openSince\":null,"
                + "\"open\":0,\"filled\":1,\"explained\":1,\"latest\":[{\"from\":\"2026-11-20T14:31:00.000Z\","
                + "\"to\":\"2026-11-20T14:32:30.000Z\",\"reason\":\"disconnected\",\"state\":\"filled\","
                + "\"bars\":2,\"explanation\":\"\"},{\"from\":\"2026-11-20T14:33:00.000Z\","
                + "\"to\":\"2026-11-20T14:33:01.000Z\",\"reason\":\"silent\",\"state\":\"explained\","
                + "\"bars\":0,\"explanation\":\"no_bars\"}]}");
        assertThat(row.at("/observedSeconds").asDouble()).isEqualTo(30);
        assertThat(row.at("/validity").asDouble()).isEqualTo(0.8);
        assertThat(row.at("/availability").asDouble()).isEqualTo(0.9);
        assertThat(row.at("/score").asDouble()).isEqualTo(72);
    }

    @Test
    void shouldAnswer503WhereTheLiveThreadDoesNot() throws Exception {
        running.close();
        running = RunningServer.start(new WebSettings(
                "127.0.0.1", 0, 100, 4, 16_384, 1 << 20, 5_000, 200), fake);
        running.stopLive();

        HttpResponse<String> response = running.get("/api/v1/markets");

        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(DOCUMENT.violations("Problem", response.body())).isEmpty();
        assertThat(response.body()).contains("no answer within 200 ms");
    }

    @Test
    void shouldBeReadyOnlyWhileQuotesAreJournaled() throws Exception {
        json("/health/live", "Health");
        json("/health/ready", "Health");

        fake.feed = FakePorts.feed(FeedState.RECONNECTING);
        fake.journal = new JournalStatus("disk_full", 1, 1, 1, 1, 7);

        HttpResponse<String> response = running.get("/health/ready");
        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(DOCUMENT.violations("Problem", response.body())).isEmpty();
        assertThat(response.body()).contains("the feed is reconnecting (subscribed); the journal is disk_full");
    }

    @Test
    void shouldSpeakPrometheus() throws Exception {
        fake.tick(apple, FakePorts.MINUTE_MS, 1, 2);
        fake.feed = FakePorts.feed(FeedState.REFUSED);

        HttpResponse<String> response = running.get("/metrics");

        assertThat(response.headers().firstValue("content-type").orElseThrow()).startsWith("text/plain");
        assertThat(response.body().lines()).contains(
                "tickring_ticks_received_total{result=\"accepted\"} 1.0",
                "tickring_ticks_rejected_total{reason=\"crossed\"} 0.0",
                "tickring_feed_state{state=\"refused\"} 1.0",
                "tickring_feed_state{state=\"streaming\"} 0.0",
                "tickring_journal_sequence 4711.0",
                "tickring_redis_state{state=\"current\"} 1.0",
                "tickring_redis_sequence 4711.0",
                "tickring_latency_seconds{quantile=\"0.99\",stage=\"journal\"} 0.0",
                "tickring_latency_last_minute_seconds{quantile=\"0.99\",stage=\"journal\"} 0.0");
    }

    @Test
    void shouldCountTheTimesOfAStageInBuckets() throws Exception {
        fake.latencies.recorder(LatencyStage.JOURNAL).recordValue(20_000);
        fake.latencies.recorder(LatencyStage.JOURNAL).recordValue(24_000);
        fake.latencies.recorder(LatencyStage.JOURNAL).recordValue(2_000_000_000);

        HttpResponse<String> response = running.get("/metrics");

        assertThat(response.body().lines()).contains(
                "tickring_stage_seconds_bucket{stage=\"journal\",le=\"1.6E-5\"} 0",
                "tickring_stage_seconds_bucket{stage=\"journal\",le=\"2.5E-5\"} 2",
                "tickring_stage_seconds_bucket{stage=\"journal\",le=\"0.8\"} 2",
                "tickring_stage_seconds_bucket{stage=\"journal\",le=\"+Inf\"} 3",
                "tickring_stage_seconds_count{stage=\"ring\"} 0");
    }

    @Test
    void shouldServeItsOwnDescription() throws Exception {
        HttpResponse<String> response = running.get("/api/v1/openapi.yaml");

        assertThat(response.headers().firstValue("content-type")).contains("application/yaml");
        assertThat(response.body()).startsWith("openapi: 3.1.0");
    }

    @Test
    void shouldAnswerEveryRouteThatTheDescriptionLists() throws Exception {
        Bar bar = fake.bar(gold, FakePorts.MINUTE_MS, 5);
        fake.explanations.put(FakePorts.MINUTE_MS, new BarExplanation(Optional.of(bar), true, 0, List.of(), 0,
                List.of(), 0, List.of(), List.of()));

        for (String path : DOCUMENT.paths()) {
            String query = REQUIRED.getOrDefault(path, "");
            int status = running.get(path.replace("{symbol}", "GOLD") + query).statusCode();
            assertThat(status).as(path).isEqualTo(path.endsWith("/stream") ? 426 : 200);
        }
    }
}
