package io.tickring.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tickring.simulator.Stranger.Got;
import io.tickring.simulator.rules.BrokerRules;
import java.io.IOException;
import java.time.Instant;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Time all but stands still: a minute is not over while a test asks for it. */
class PricesIT {
    private static Simulator simulator;
    private static Stranger rest;

    @BeforeAll
    static void start() throws IOException {
        BrokerRules rules = BrokerRules.defaults().toBuilder().enforceLimits(false).build();
        simulator = Simulator.start(SimulatorSettings.builder().broker(rules)
                .startAt(Instant.parse("2026-11-24T15:17:30Z")).speed(0.001).build());
        rest = Stranger.loggedIn(simulator);
    }

    @AfterAll
    static void stop() throws IOException {
        simulator.close();
    }

    private static JsonNode bars(String query) {
        Got got = rest.get("/api/v1/prices/" + query);
        assertThat(got.status()).as(got.errorCode()).isEqualTo(200);
        return got.body().path("prices");
    }

    @Test
    void shouldEndWithTheFormingBar() {
        JsonNode bars = bars("US500");

        assertThat(bars).hasSize(10);
        assertThat(bars.get(9).path("snapshotTimeUTC").asText()).isEqualTo("2026-11-24T15:17:00");
        assertThat(bars.get(9).path("snapshotTime").asText()).isEqualTo("2026-11-24T17:17:00");
        assertThat(StreamSupport.stream(bars.spliterator(), false).map(b -> b.path("snapshotTimeUTC").asText()))
                .isSorted();
    }

    @Test
    void shouldIncludeBothBoundaries() {
        assertThat(bars("US500?from=2026-11-24T10:40:00&to=2026-11-24T10:46:00")).hasSize(7);
        assertThat(bars("US500?from=2026-11-24T10:39:30&to=2026-11-24T10:46:30")).hasSize(7);
        JsonNode most = bars("BTCUSD?max=1000&from=2026-11-23T22:21:00&to=2026-11-24T15:00:00");
        assertThat(most).hasSize(1000);
    }

    @Test
    void shouldCountForwardFromFromAndBackwardFromTo() {
        JsonNode forward = bars("US500?resolution=MINUTE_15&max=4&from=2026-02-24T09:00:00");
        assertThat(forward).hasSize(4);
        assertThat(forward.get(0).path("snapshotTimeUTC").asText()).isEqualTo("2026-02-24T09:00:00");

        JsonNode backward = bars("US500?resolution=HOUR&max=4&to=2026-02-24T09:00:00");
        assertThat(backward).hasSize(4);
        assertThat(backward.get(3).path("snapshotTimeUTC").asText()).isEqualTo("2026-02-24T09:00:00");
    }

    @ParameterizedTest
    @CsvSource({
        "max=1001, 400, error.invalid.max",
        "max=0, 400, error.invalid.max",
        "max=x, 400, error.invalid.max",
        "max=1000&from=2026-11-23T22:20:00&to=2026-11-24T15:00:00, 400, error.invalid.max.daterange",
        "from=2026-11-24T10:40:00&to=2026-11-24T10:50:00, 400, error.invalid.max.daterange",
        "to=2026-11-25T00:00:00, 400, error.invalid.daterange",
        "from=2026-11-24T10:00:00&to=2026-11-24T09:00:00, 400, error.invalid.daterange",
        "from=2026-11-24T10:00:00Z, 400, error.invalid.from",
        "from=1789365840000, 400, error.invalid.from",
        "from=2026-11-24T10:00:00.000, 400, error.invalid.from",
        "to=yesterday, 400, error.invalid.to",
        "resolution=MINUTE_3, 400, error.invalid.resolution",
        "from=2026-11-22T10:00:00&to=2026-11-22T10:09:00, 404, error.prices.not-found",
        "to=1990-01-01T00:00:00, 404, error.prices.not-found"})
    void shouldRefuseAsTheBrokerDoes(String query, int status, String errorCode) {
        Got got = rest.get("/api/v1/prices/US500?" + query);

        assertThat(got.errorCode()).isEqualTo(errorCode);
        assertThat(got.status()).isEqualTo(status);
    }

    @Test
    void shouldNotKnowUnknownEpics() {
        assertThat(rest.get("/api/v1/prices/NOPE").errorCode()).isEqualTo("error.not-found.epic");
    }

    @ParameterizedTest
    @CsvSource({"MINUTE_5, 300", "MINUTE_30, 1800", "HOUR_4, 14400", "DAY, 86400", "WEEK, 604800"})
    void shouldAnswerEveryResolution(String resolution, long seconds) {
        JsonNode bars = bars("BTCUSD?max=3&resolution=" + resolution);

        Instant second = Instant.parse(bars.get(1).path("snapshotTimeUTC").asText() + "Z");
        Instant third = Instant.parse(bars.get(2).path("snapshotTimeUTC").asText() + "Z");
        assertThat(third.getEpochSecond() - second.getEpochSecond()).isEqualTo(seconds);
    }

    @Test
    void shouldAnswerYearsOfDays() {
        JsonNode bars = bars("AAPL?max=1000&resolution=DAY");

        assertThat(bars).hasSize(1000);
        assertThat(bars.get(0).path("snapshotTimeUTC").asText()).startsWith("2023-01");
    }
}
