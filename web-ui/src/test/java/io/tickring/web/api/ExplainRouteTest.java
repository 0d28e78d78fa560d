package io.tickring.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tickring.engine.bars.Bar;
import io.tickring.engine.explain.BarCause;
import io.tickring.engine.explain.BarExplanation;
import io.tickring.engine.explain.BarRevision;
import io.tickring.engine.explain.RejectedTick;
import io.tickring.engine.explain.Rule;
import io.tickring.engine.history.Tick;
import io.tickring.engine.market.Market;
import io.tickring.engine.tick.Marks;
import io.tickring.engine.tick.RejectReason;
import io.tickring.engine.tick.TickEvent;
import io.tickring.web.FakePorts;
import io.tickring.web.OpenApiDocument;
import io.tickring.web.RunningServer;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExplainRouteTest {
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

    @Test
    void shouldTellWhatABarWasMadeOf() throws Exception {
        Bar bar = fake.bar(apple, T, 189.25);
        Rule rule = Rule.of(RejectReason.FUTURE, Map.of("validation.futureMs", "5000"), apple);
        fake.explanations.put(T, new BarExplanation(Optional.of(bar), true, 2, List.of(tick(3, T, 0), tick(5, T, 0)), 1,
                List.of(tick(9, T, Marks.LATE)), 1,
                List.of(new RejectedTick(tick(4, TickEvent.ABSENT, 0), RejectReason.FUTURE, rule)),
                List.of(new BarRevision(7, 1, "live", bar,
                        new BarCause(BarCause.Kind.HEARTBEAT, 6, (T + 62_000) * 1_000_000, T + 62_000)))));

        HttpResponse<String> response = running.get("/api/v1/bars/AAPL/explain?at=2026-11-20T14:31:59.999Z");

        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        assertThat(new OpenApiDocument().violations("Explanation", response.body())).isEmpty();
        JsonNode told = new ObjectMapper().readTree(response.body());
        assertThat(told.at("/openTime").asText()).isEqualTo("2026-11-20T14:31:00.000Z");
        assertThat(told.at("/ticks").findValuesAsText("sequence")).containsExactly("3", "5");
        assertThat(told.at("/aside/0/marks/0").asText()).isEqualTo("late");
        assertThat(told.at("/rejected/0/setting").asText()).isEqualTo("validation.futureMs");
        assertThat(told.at("/rejected/0/settingValue").asText()).isEqualTo("5000");
        assertThat(told.at("/rejected/0/exchangeTime").isNull()).isTrue();
        assertThat(told.at("/revisions/0/cause/kind").asText()).isEqualTo("heartbeat");
        assertThat(told.at("/revisions/0/cause/marketTime").asText()).isEqualTo("2026-11-20T14:32:02.000Z");
    }

    @Test
    void shouldTellOfTicksWithoutABar() throws Exception {
        fake.explanations.put(T, new BarExplanation(Optional.empty(), false, 0, List.of(), 1,
                List.of(tick(9, T, Marks.POLLED)), 0, List.of(), List.of(new BarRevision(7, 1, "a.csv",
                fake.bar(apple, T, 1), BarCause.without(BarCause.Kind.START)))));

        HttpResponse<String> response = running.get("/api/v1/bars/AAPL/explain?at=" + T);

        assertThat(new OpenApiDocument().violations("Explanation", response.body())).isEmpty();
        JsonNode told = new ObjectMapper().readTree(response.body());
        assertThat(told.get("bar").isNull()).isTrue();
        assertThat(told.at("/revisions/0/cause/sequence").isNull()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "/api/v1/bars/NONE/explain?at=0 | 404 | no market has the symbol 'NONE'",
        "/api/v1/bars/AAPL/explain | 400 | expected at",
        "/api/v1/bars/AAPL/explain?at=noon | 400 | at must be an ISO 8601 time with a zone or epoch ms, is 'noon'",
        "/api/v1/bars/AAPL/explain?at=1&limit=0 | 400 | limit must be an integer from 1 to 10000, is '0'",
        "/api/v1/bars/AAPL/explain?at=1&from=2 | 400 | unknown query value 'from'",
        "/api/v1/bars/AAPL/explain?at=120001 | 404 | nothing is known of AAPL in the minute of 1970-01-01T00:02:00",
        "/api/v1/bars/AAPL/x/explain?at=1 | 404 | nothing is at",
        "/api/v1/bars//explain?at=1 | 404 | nothing is at"})
    void shouldAnswerAProblemWhereTheRequestIsWrong(String path, int status, String detail) throws Exception {
        HttpResponse<String> response = running.get(path);

        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("content-type")).contains("application/problem+json");
        assertThat(new ObjectMapper().readTree(response.body()).get("detail").asText()).startsWith(detail);
    }

    private Tick tick(long sequence, long exchangeTimeMs, int marks) {
        return new Tick(sequence, apple.number(), exchangeTimeMs, T * 1_000_000, 189_250_000_000L, 189_310_000_000L,
                TickEvent.ABSENT, TickEvent.ABSENT, marks);
    }
}
