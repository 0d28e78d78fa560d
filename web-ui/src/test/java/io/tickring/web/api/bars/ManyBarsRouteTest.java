package io.tickring.web.api.bars;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tickring.engine.bars.Bar;
import io.tickring.engine.history.BarHistory;
import io.tickring.engine.history.HistoryUnreadableException;
import io.tickring.web.FakePorts;
import io.tickring.web.OpenApiDocument;
import io.tickring.web.RawClient;
import io.tickring.web.RunningServer;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ManyBarsRouteTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final OpenApiDocument DOCUMENT = new OpenApiDocument();
    private static final long DAY_MS = 86_400_000;
    private static final long FIRST_MS = FakePorts.MINUTE_MS - 2_500 * DAY_MS;
    private static final int MARKETS = 104;

    private final FakePorts fake = new FakePorts();
    private final Days days = new Days();
    private RunningServer running;

    /** A bar a day for each market from the first day on; market 7 has none. */
    private static final class Days implements BarHistory {
        private final List<Integer> askedAtOnce = new CopyOnWriteArrayList<>();
        private volatile int unreadable;

        @Override
        public List<Bar> bars(int market, long fromMs, long toMs) {
            if (market == unreadable) {
                throw new HistoryUnreadableException("the archive cannot be read (year=2019/x.parquet)", null);
            }
            return market == 7 ? List.of() : LongStream.range(0, 2_500).map(day -> FIRST_MS + day * DAY_MS)
                    .filter(openMs -> openMs >= fromMs && openMs < toMs).mapToObj(openMs -> bar(market, openMs))
                    .toList();
        }

        @Override
        public List<Bar> bars(Collection<Integer> markets, long fromMs, long toMs) {
            askedAtOnce.add(markets.size());
            return BarHistory.super.bars(markets, fromMs, toMs);
        }

        private static Bar bar(int market, long openMs) {
            Bar bar = new Bar();
            bar.market = market;
            bar.openTimeMs = openMs;
            bar.bidOpen = market * 1_000_000_000L;
            bar.bidHigh = bar.bidLow = bar.bidClose = bar.bidOpen + 250_000_000;
            bar.askOpen = bar.askHigh = bar.askLow = bar.askClose = bar.bidOpen + 500_000_000;
            bar.ticks = (int) (openMs / DAY_MS);
            return bar;
        }
    }

    @BeforeEach
    void start() throws Exception {
        for (int market = 1; market <= MARKETS; market++) {
            fake.define("S" + market);
        }
        fake.dayHistory = days;
        running = RunningServer.start(fake);
    }

    @AfterEach
    void stop() {
        running.close();
    }

    @Test
    void shouldGiveEveryDayOfEveryMarketAFewMarketsAtATime() throws Exception {
        HttpResponse<String> response = running.get("/api/v1/bars?symbols=all&from=0");

        assertThat(response.statusCode()).isEqualTo(400);
        response = running.get("/api/v1/bars?symbols=all&from=" + FIRST_MS);
        assertThat(response.headers().firstValue("transfer-encoding")).contains("chunked");
        JsonNode markets = JSON.readTree(response.body()).at("/markets");
        assertThat(names(markets)).isEqualTo(IntStream.rangeClosed(1, MARKETS).mapToObj(i -> "S" + i).toList());
        assertThat(markets.at("/S7").size()).isZero();
        for (int market = 1; market <= MARKETS; market++) {
            assertWhole(markets.at("/S" + market), market);
        }
        assertThat(days.askedAtOnce).allMatch(count -> count <= ManyBarsPieces.MARKETS_AT_A_TIME)
                .hasSize((MARKETS + 9) / 10);
        assertThat(running.get("/health/live").statusCode()).isEqualTo(200);
    }

    private static void assertWhole(JsonNode rows, int market) {
        if (market != 7) {
            assertThat(rows.size()).isEqualTo(2_500);
            for (int day = 0; day < rows.size(); day++) {
                assertThat(rows.get(day).get(1).asText()).isEqualTo(Integer.toString(market));
                assertThat(rows.get(day).get(9).asLong()).isEqualTo(FIRST_MS / DAY_MS + day);
            }
        }
    }

    private static List<String> names(JsonNode node) {
        List<String> names = new ArrayList<>();
        for (Iterator<String> name = node.fieldNames(); name.hasNext();) {
            names.add(name.next());
        }
        return names;
    }

    @Test
    void shouldKeepTheOrderAndTheWindowAskedFor() throws Exception {
        String window = "&from=" + (FIRST_MS + 3 * DAY_MS) + "&to=" + (FIRST_MS + 5 * DAY_MS);

        HttpResponse<String> json = running.get("/api/v1/bars?symbols=S12,S3,S12" + window);
        HttpResponse<String> csv = running.get("/api/v1/bars?symbols=S12,S3" + window, "Accept", "text/csv");

        assertThat(DOCUMENT.violations("ManyBars", json.body())).isEmpty();
        JsonNode markets = JSON.readTree(json.body()).at("/markets");
        assertThat(names(markets)).containsExactly("S12", "S3");
        assertThat(markets.at("/S3/0").toString()).startsWith("[\"2020-").contains("\"3\",\"3.25\"", "\"3.5\"");
        assertThat(markets.at("/S3").size()).isEqualTo(2);
        assertThat(csv.body().lines().skip(1).map(line -> line.split(",")[0] + " " + line.split(",")[1]))
                .containsExactly((FIRST_MS + 3 * DAY_MS) + " S12", (FIRST_MS + 4 * DAY_MS) + " S12",
                        (FIRST_MS + 3 * DAY_MS) + " S3", (FIRST_MS + 4 * DAY_MS) + " S3");
    }

    @Test
    void shouldGiveTenYearsWhereNobodySaysWhen() throws Exception {
        JsonNode answer = JSON.readTree(running.get("/api/v1/bars?symbols=S1").body());

        Instant from = Instant.parse(answer.get("from").asText());
        assertThat(Duration.between(from, Instant.parse(answer.get("to").asText()))).isEqualTo(Duration.ofDays(3_653));
        assertThat(answer.at("/markets/S1").size()).isEqualTo(2_500);
    }

    @Test
    void shouldGiveAnEmptyAnswerOfADaemonWithoutMarkets() throws Exception {
        FakePorts empty = new FakePorts();
        try (RunningServer without = RunningServer.start(empty)) {
            assertThat(without.get("/api/v1/bars").body()).endsWith("\"markets\":{}}");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "symbols=S1&interval=1w; 400; interval must be 1d for several markets, is '1w'",
        "symbols=S1&from=2026-01-02T00:00:00Z&to=2026-01-01T00:00:00Z; 400; from must be before to",
        "symbols=S1&from=2026-01-02T00:00:00Z&to=2026-01-02T00:00:00Z; 400; from must be before to",
        "symbols=S1&from=yesterday; 400; from must be a time such as",
        "symbols=S1&from=0; 400; to is too far behind from: ask for less at a time",
        "symbols=S1,,S2; 404; no market has the symbol ''",
        "symbols=; 404; no market has the symbol ''",
        "symbols=S1,s2; 404; no market has the symbol 's2': expected one of /api/v1/markets",
        "symbols=S1&limit=5; 400; unknown query value 'limit': this route knows symbols, interval, from, to"})
    void shouldSayWhatWasExpected(String query, int status, String detail) throws Exception {
        HttpResponse<String> response = running.get("/api/v1/bars?" + query);

        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.body()).contains(detail);
        assertThat(DOCUMENT.violations("Problem", response.body())).isEmpty();
        assertThat(days.askedAtOnce).isEmpty();
    }

    @Test
    void shouldRefuseMoreSymbolsThanItTakes() throws Exception {
        String most = Stream.generate(() -> "S1").limit(200).collect(Collectors.joining(","));
        String recent = "&from=" + (FakePorts.MINUTE_MS - DAY_MS);

        assertThat(running.get("/api/v1/bars?symbols=" + most + recent).statusCode()).isEqualTo(200);
        HttpResponse<String> refused = running.get("/api/v1/bars?symbols=" + most + ",S1" + recent);

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("201 symbols are more than 200: ask for fewer");
    }

    @Test
    void shouldTellOfDamageWhereItIsMetAtOnceAndElseCutTheAnswer() throws Exception {
        days.unreadable = 5;
        HttpResponse<String> problem = running.get("/api/v1/bars");
        days.unreadable = 55;

        assertThat(problem.statusCode()).isEqualTo(500);
        assertThat(problem.body()).contains("year=2019/x.parquet");
        assertThatThrownBy(() -> running.get("/api/v1/bars")).isInstanceOf(IOException.class);
        assertThat(running.get("/api/v1/bars?symbols=S56").statusCode()).isEqualTo(200);
    }

    @Test
    void shouldNotSpeakOfChunksToAClientOfHttp10() throws Exception {
        String answer = RawClient.exchange(running.port(), "GET /api/v1/bars?symbols=S1,S7&from="
                + (FakePorts.MINUTE_MS - 2 * DAY_MS)
                + " HTTP/1.0\r\nHost: localhost\r\nConnection: keep-alive\r\n\r\n");

        assertThat(answer).doesNotContain("chunked").containsIgnoringCase("connection: close");
        String body = answer.substring(answer.indexOf("\r\n\r\n") + 4);
        assertThat(JSON.readTree(body).at("/markets/S1").size()).isEqualTo(2);
    }

    @Test
    void shouldGiveNoBodyToAHead() throws Exception {
        HttpResponse<String> head = running.send(HttpRequest.newBuilder(running.uri("/api/v1/bars?symbols=S1"))
                .method("HEAD", HttpRequest.BodyPublishers.noBody()));

        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(running.get("/api/v1/bars?symbols=S1").statusCode()).isEqualTo(200);
    }
}
