package io.tickring.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tickring.engine.bars.Bar;
import io.tickring.engine.bars.Provenance;
import io.tickring.engine.history.HistoryUnreadableException;
import io.tickring.engine.history.Tick;
import io.tickring.engine.market.Market;
import io.tickring.engine.tick.Marks;
import io.tickring.engine.tick.TickEvent;
import io.tickring.web.FakePorts;
import io.tickring.web.OpenApiDocument;
import io.tickring.web.RawClient;
import io.tickring.web.RunningServer;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HistoryRoutesTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final OpenApiDocument DOCUMENT = new OpenApiDocument();
    private static final long T = FakePorts.MINUTE_MS;

    private final FakePorts fake = new FakePorts();
    private final Market apple = fake.define("AAPL");
    private RunningServer running;

    @BeforeEach
    void start() throws Exception {
        running = RunningServer.start(fake);
    }

    @AfterEach
    void stop() throws Exception {
        running.close();
    }

    private void tick(long sequence, long exchangeTimeMs) {
        fake.ticks.put(sequence, new Tick(sequence, apple.number(), exchangeTimeMs, exchangeTimeMs * 1_000_000,
                189_250_000_000L, 189_310_000_000L, 400_000_000L, TickEvent.ABSENT, Marks.STALE | Marks.LATE));
    }

    private JsonNode json(String path, String schema) throws Exception {
        HttpResponse<String> response = running.get(path);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        assertThat(DOCUMENT.violations(schema, response.body())).isEmpty();
        return JSON.readTree(response.body());
    }

    @Test
    void shouldGiveTicksOfTheLastMinutes() throws Exception {
        tick(1, T - 91_000);
        tick(2, T - 29_000);
        tick(3, T + 31_000);

        JsonNode ticks = json("/api/v1/ticks/AAPL?minutes=1", "Ticks");

        assertThat(ticks.at("/ticks").findValuesAsText("sequence")).containsExactly("2", "3");
        assertThat(ticks.at("/ticks/0/bid").asText()).isEqualTo("189.25");
        assertThat(ticks.at("/ticks/0/bidSize").asText()).isEqualTo("400");
        assertThat(ticks.at("/ticks/0/askSize").isNull()).isTrue();
        assertThat(ticks.at("/ticks/0/marks").toString()).isEqualTo("[\"stale\",\"late\"]");
        assertThat(ticks.at("/next").isNull()).isTrue();
    }

    @Test
    void shouldPageThroughTicksWithoutLossOrRepetition() throws Exception {
        for (int i = 0; i < 5; i++) {
            tick(10 + i, T + i);
        }

        JsonNode first = json("/api/v1/ticks/AAPL?from=" + T + "&to=2026-11-20T14:32:00Z&limit=2", "Ticks");
        JsonNode second = json("/api/v1/ticks/AAPL?limit=2&cursor=" + first.at("/next").asText(), "Ticks");
        JsonNode third = json("/api/v1/ticks/AAPL?limit=2&cursor=" + second.at("/next").asText(), "Ticks");

        assertThat(first.findValuesAsText("sequence")).containsExactly("10", "11");
        assertThat(second.findValuesAsText("sequence")).containsExactly("12", "13");
        assertThat(third.findValuesAsText("sequence")).containsExactly("14");
        assertThat(third.at("/next").isNull()).isTrue();
        assertThat(third.at("/from").asText()).isEqualTo("2026-11-20T14:31:00.000Z");
    }

    @Test
    void shouldGiveTicksAsCsvThatCanBeImported() throws Exception {
        tick(1, T);
        tick(2, T + 1);

        HttpResponse<String> csv = running.get("/api/v1/ticks/AAPL?limit=1", "Accept", "text/csv");

        assertThat(csv.headers().firstValue("content-type").orElseThrow()).startsWith("text/csv");
        assertThat(csv.body()).isEqualTo("epoch_ms,symbol,bid,ask,bid_size,ask_size,sequence,receive_epoch_ms,marks\n"
                + T + ",AAPL,189.25,189.31,400,,1," + T + ",stale|late\n");
        assertThat(csv.headers().firstValue("link").orElseThrow())
                .matches("</api/v1/ticks/AAPL\\?limit=1&cursor=\\S+>; rel=\"next\"");
    }

    @Test
    void shouldGiveMinuteBarsWithRevisionAndProvenance() throws Exception {
        fake.bar(apple, T, 189.1).revision = 2;

        JsonNode bars = json("/api/v1/bars/AAPL?to=" + (T + 60_000), "Bars");

        JsonNode row = bars.at("/bars/0");
        assertThat(bars.at("/bars").size()).isEqualTo(1);
        assertThat(row.at("/openTime").asText()).isEqualTo("2026-11-20T14:31:00.000Z");
        assertThat(row.at("/bidOpen").asText()).isEqualTo("189.1");
        assertThat(row.at("/meanSpread").asText()).isEqualTo("0.1");
        assertThat(row.at("/revision").asInt()).isEqualTo(2);
        assertThat(row.at("/provenance").asText()).isEqualTo("live");
        assertThat(row.at("/final").asBoolean()).isFalse();
    }

    @Test
    void shouldNotPretendToKnowTheTicksOfTheVenuesBars() throws Exception {
        fake.bar(apple, T, 189.1).provenance = Provenance.BACKFILL;
        fake.bar(apple, T + 60_000, 189.2);
        fake.marketTimeMs = T + 120_000;

        JsonNode minutes = json("/api/v1/bars/AAPL?limit=2", "Bars").at("/bars");
        JsonNode folded = json("/api/v1/bars/AAPL?interval=5m&limit=1&to=" + (T + 240_000), "Bars").at("/bars/0");

        assertThat(minutes.at("/0/meanSpread").isNull()).isTrue();
        assertThat(minutes.at("/0/firstTickTime").isNull()).isTrue();
        assertThat(minutes.at("/0/lastTickTime").isNull()).isTrue();
        assertThat(minutes.at("/1/meanSpread").asText()).isEqualTo("0.1");
        assertThat(folded.at("/provenance").asText()).isEqualTo("backfill");
        assertThat(folded.at("/meanSpread").isNull()).isTrue();
        assertThat(running.get("/api/v1/bars/AAPL?limit=2", "Accept", "text/csv").body())
                .contains("189.2,2,,0,backfill\n").contains(",2,0.1,0,live\n");
    }

    @Test
    void shouldFoldLongerBarsOnReading() throws Exception {
        fake.bar(apple, T - 60_000, 100);
        fake.bar(apple, T, 103).revision = 1;
        fake.bar(apple, T + 60_000, 99);
        fake.bar(apple, T + 240_000, 101);
        fake.marketTimeMs = T + 241_000;

        JsonNode bars = json("/api/v1/bars/AAPL?interval=5m&limit=3", "Bars").at("/bars");

        assertThat(bars.findValuesAsText("openTime"))
                .containsExactly("2026-11-20T14:30:00.000Z", "2026-11-20T14:35:00.000Z");
        assertThat(bars.at("/0/bidOpen").asText()).isEqualTo("100");
        assertThat(bars.at("/0/bidHigh").asText()).isEqualTo("103");
        assertThat(bars.at("/0/bidLow").asText()).isEqualTo("99");
        assertThat(bars.at("/0/bidClose").asText()).isEqualTo("99");
        assertThat(bars.at("/0/askHigh").asText()).isEqualTo("103.1");
        assertThat(bars.at("/0/ticks").asInt()).isEqualTo(6);
        assertThat(bars.at("/0/revision").asInt()).isEqualTo(1);
        assertThat(bars.at("/0/final").asBoolean()).isTrue();
        assertThat(bars.at("/1/final").asBoolean()).isFalse();
    }

    @Test
    void shouldGiveTheVenuesDaysAsTheyAre() throws Exception {
        long day = 86_400_000;
        for (int i = 1; i <= 800; i++) {
            Bar bar = fake.bar(apple, T - i * day, 100 + i);
            bar.provenance = Provenance.BACKFILL;
            fake.days.put(bar.openTimeMs, bar);
        }
        fake.bars.clear();
        String window = "interval=1d&limit=3&from=" + (T - 799 * day) + "&to=" + (T - 795 * day);

        JsonNode newest = json("/api/v1/bars/AAPL?interval=1d&limit=3", "Bars");
        JsonNode first = json("/api/v1/bars/AAPL?" + window, "Bars");
        JsonNode second = json("/api/v1/bars/AAPL?interval=1d&cursor=" + first.at("/next").asText(), "Bars");

        assertThat(newest.at("/bars").findValuesAsText("openTime"))
                .containsExactly("2026-11-18T14:31:00.000Z", "2026-11-19T14:31:00.000Z");
        assertThat(newest.at("/bars/1/interval").asText()).isEqualTo("1d");
        assertThat(newest.at("/bars/1/final").asBoolean()).isTrue();
        assertThat(first.at("/bars").findValuesAsText("bidOpen")).containsExactly("899", "898", "897");
        assertThat(second.at("/bars").findValuesAsText("bidOpen")).containsExactly("896");
        assertThat(second.at("/next").isNull()).isTrue();
        assertThat(running.get("/api/v1/bars/AAPL?interval=1d&from=0").statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({"1D,1m,2026-11-19T14:31:00.000Z", "1W,5m,2026-11-13T14:31:00.000Z", "1M,30m,2026-10-20T14:31:00.000Z",
        "3M,1h,2026-08-20T14:31:00.000Z", "1Y,4h,2025-11-20T14:31:00.000Z"})
    void shouldChooseTheIntervalThatAPageCanDraw(String range, String interval, String from) throws Exception {
        fake.bar(apple, T - 60_000, 100);
        fake.marketTimeMs = T;

        JsonNode bars = json("/api/v1/bars/AAPL?range=" + range, "Bars");
        JsonNode same = json("/api/v1/bars/AAPL?from=" + from, "Bars");

        assertThat(bars.at("/interval").asText()).isEqualTo(interval);
        assertThat(bars.at("/from").asText()).isEqualTo(from);
        assertThat(bars.at("/bars").size()).isEqualTo(1);
        assertThat(same.at("/interval").asText()).isEqualTo(interval);
    }

    @Test
    void shouldGiveAllFromTheFirstDayThereIs() throws Exception {
        long day = 86_400_000;
        fake.marketTimeMs = T;
        for (int i = 1; i <= 3_000; i++) {
            Bar bar = fake.bar(apple, T - i * day, 100 + i);
            fake.days.put(bar.openTimeMs, bar);
        }
        fake.bars.clear();

        JsonNode weeks = json("/api/v1/bars/AAPL?range=ALL", "Bars");
        JsonNode days = json("/api/v1/bars/AAPL?range=ALL&interval=1d", "Bars");

        assertThat(weeks.at("/interval").asText()).isEqualTo("1w");
        assertThat(weeks.at("/bars").size()).isEqualTo(429);
        assertThat(weeks.at("/bars/1/openTime").asText()).isEqualTo("2018-09-10T00:00:00.000Z");
        assertThat(days.at("/bars").size()).isEqualTo(3_000);
        fake.days.clear();
        assertThat(json("/api/v1/bars/AAPL?range=ALL", "Bars").at("/interval").asText()).isEqualTo("1m");
    }

    @Test
    void shouldGiveDaysOfSeveralMarketsAtOnce() throws Exception {
        fake.define("US500");
        Bar bar = fake.bar(apple, T - 86_400_000, 100.5);
        fake.days.put(bar.openTimeMs, bar);
        fake.marketTimeMs = T;

        JsonNode bars = json("/api/v1/bars?symbols=all", "ManyBars");
        String csv = running.get("/api/v1/bars?symbols=AAPL", "Accept", "text/csv").body();

        assertThat(bars.at("/markets/AAPL/0").toString()).startsWith("[\"2026-11-19T14:31:00.000Z\",\"100.5\"")
                .endsWith(",2,\"live\"]");
        assertThat(bars.at("/markets/AAPL/0").size()).isEqualTo(bars.at("/columns").size());
        assertThat(csv).contains(bar.openTimeMs + ",AAPL,100.5,100.5,100.5,100.5,100.6,").endsWith(",2,live\n");
        assertThat(running.get("/api/v1/bars?symbols=APPL").statusCode()).isEqualTo(404);
    }

    @Test
    void shouldSayWhichPartOfTheArchiveIsDamaged() throws Exception {
        fake.beforeHistory = () -> {
            throw new HistoryUnreadableException("the archive cannot be read (date=2026-11-19/x.parquet)", null);
        };

        HttpResponse<String> response = running.get("/api/v1/bars/AAPL?range=1D");

        assertThat(response.statusCode()).isEqualTo(500);
        assertThat(response.body()).contains("date=2026-11-19/x.parquet");
        assertThat(DOCUMENT.violations("Problem", response.body())).isEmpty();
    }

    @Test
    void shouldPageThroughBars() throws Exception {
        for (int i = 0; i < 7; i++) {
            fake.bar(apple, T + i * 60_000, 100 + i);
        }
        String window = "from=" + T + "&to=" + (T + 7 * 60_000);

        JsonNode first = json("/api/v1/bars/AAPL?interval=1m&limit=4&" + window, "Bars");
        JsonNode second = json("/api/v1/bars/AAPL?interval=1m&limit=4&cursor=" + first.at("/next").asText(), "Bars");

        assertThat(first.findValuesAsText("bidOpen")).containsExactly("100", "101", "102", "103");
        assertThat(second.findValuesAsText("bidOpen")).containsExactly("104", "105", "106");
        assertThat(second.at("/next").isNull()).isTrue();
    }

    @Test
    void shouldGiveBarsAsCsv() throws Exception {
        fake.bar(apple, T, 189.1);

        HttpResponse<String> csv = running.get("/api/v1/bars/AAPL?limit=1", "Accept", "text/csv;q=0.9, text/html");

        assertThat(csv.body()).isEqualTo("open_epoch_ms,symbol,bid_open,bid_high,bid_low,bid_close,ask_open,ask_high,"
                + "ask_low,ask_close,ticks,mean_spread,revision,provenance\n"
                + T + ",AAPL,189.1,189.1,189.1,189.1,189.2,189.2,189.2,189.2,2,0.1,0,live\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "/api/v1/ticks/AAPL?minutes=0; minutes must be an integer from 1 to 1440, is '0'",
        "/api/v1/ticks/AAPL?minutes=five; minutes must be an integer from 1 to 1440, is 'five'",
        "/api/v1/ticks/AAPL?minutes=5&from=1; expected either minutes, or from and to",
        "/api/v1/ticks/AAPL?limit=10001; limit must be an integer from 1 to 10000, is '10001'",
        "/api/v1/ticks/AAPL?from=yesterday; from must be a time such as 2026-11-20T14:30:00Z, or epoch ms",
        "/api/v1/ticks/AAPL?from=2026-11-21T00:00:00Z; from must be before to",
        "/api/v1/ticks/AAPL?cursor=12; cursor '12' is none",
        "/api/v1/ticks/AAPL?limt=1; unknown query value 'limt': this route knows minutes, from, to, limit, cursor",
        "/api/v1/ticks/AAPL?limit=1&limit=2; query value 'limit' is given 2 times",
        "/api/v1/bars/AAPL?interval=7m; interval '7m' does not exist: expected 1m, 5m, 15m, 30m, 1h, 4h",
        "/api/v1/bars/AAPL?from=0; to is more than 14640 days behind from",
        "/api/v1/bars/AAPL?from=0&limit=1; to is more than 366 days behind from",
        "/api/v1/bars/AAPL?range=2D; range '2D' does not exist: expected 1D, 1W, 1M, 3M, 1Y, ALL",
        "/api/v1/bars/AAPL?range=1D&from=1; expected either range, or from or cursor",
        "/api/v1/bars; expected symbols, such as symbols=AAPL,US500, or symbols=all",
        "/api/v1/bars?symbols=AAPL&interval=1h; interval must be 1d for several markets",
        "/api/v1/status?verbose=1; unknown query value 'verbose': this route knows none",
        "/api/v1/bars/AAPL?from=%zz; the query is not well encoded",
        "/api/v1/bars/%zz; is not well encoded"})
    void shouldSayWhatWasExpected(String path, String detail) throws Exception {
        String response = RawClient.get(running.port(), path, "localhost");

        assertThat(response).startsWith("HTTP/1.1 400 Bad Request\r\n").contains("application/problem+json")
                .contains(detail);
        assertThat(DOCUMENT.violations("Problem", response.substring(response.indexOf("\r\n\r\n")))).isEmpty();
    }

    @Test
    void shouldNotKnowAMarketThatIsNotThere() throws Exception {
        HttpResponse<String> response = running.get("/api/v1/bars/APPL");

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.body()).contains("no market has the symbol 'APPL'");
    }

    @Test
    void shouldAnswerOthersWhileHistoryIsSlowAndRefuseTooMany() throws Exception {
        CountDownLatch done = new CountDownLatch(1);
        fake.beforeHistory = () -> {
            try {
                done.await(RunningServer.LIMIT.toSeconds(), TimeUnit.SECONDS);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        };
        HttpClient client = HttpClient.newHttpClient();
        HttpRequest slow =
                HttpRequest.newBuilder(running.uri("/api/v1/ticks/AAPL")).build();
        List<CompletableFuture<Integer>> waiting = Stream.generate(
                () -> client.sendAsync(slow, HttpResponse.BodyHandlers.discarding())
                        .thenApply(HttpResponse::statusCode)).limit(40).toList();

        assertThat(running.get("/health/live").statusCode()).isEqualTo(200);
        Awaitility.await().until(() -> waiting.stream().filter(
                CompletableFuture::isDone).count() == 6);
        done.countDown();

        assertThat(waiting.stream().map(CompletableFuture::join))
                .containsOnly(200, 503).filteredOn(status -> status == 503).hasSize(6);
    }
}
