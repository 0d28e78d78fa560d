package io.tickring.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickring.simulator.rules.BrokerRules;
import io.tickring.simulator.rules.DealingRules;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Windows and filters of the history, and what orders are refused for, over HTTP. */
class HistoryIT {
    private static final String ACTIVITY = "/api/v1/history/activity";
    private static final String MONEY = "/api/v1/history/transactions";

    private static Simulator simulator;
    private static Stranger rest;
    private static String order;

    @BeforeAll
    static void start() throws IOException {
        simulator = Simulator.start(SimulatorSettings.builder().roundTheClock(true).symbols(10).speed(0.001)
                .startAt(Instant.parse("2026-11-24T15:00:00Z")).broker(BrokerRules.defaults().toBuilder()
                .enforceLimits(false).dealing(DealingRules.defaults().toBuilder().wholeHistory(false)
                        .confirmReason(true).negativeOrderStop(false).trailingStops(false).build()).build()).build());
        rest = Stranger.loggedIn(simulator);
        rest.send("POST", "/api/v1/accounts/topUp", "{\"amount\":50.5}");
        order = rest.send("POST", "/api/v1/workingorders", "{\"direction\":\"BUY\",\"epic\":\"GOLD\",\"size\":\"0.5\","
                + "\"type\":\"LIMIT\",\"level\":3000,\"stopDistance\":-100}").body().path("dealReference").asText();
        rest.send("POST", "/api/v1/positions", "{\"epic\":\"GOLD\",\"direction\":\"BUY\",\"size\":1}");
    }

    @AfterAll
    static void stop() throws IOException {
        simulator.close();
    }

    private static int activities(String query) {
        return rest.get(ACTIVITY + query).body().path("activities").size();
    }

    private static String error(String path) {
        return rest.get(path).errorCode();
    }

    @Test
    void shouldLookAtTheLastTenMinutesUnlessToldOtherwise() {
        assertThat(activities("")).isEqualTo(4);
        assertThat(activities("?lastPeriod=86400")).isEqualTo(4);
        assertThat(activities("?from=2026-11-24T14:59:00")).isEqualTo(4);
        assertThat(activities("?to=2026-11-24T15:30:00")).isEqualTo(4);
        assertThat(activities("?to=2026-11-24T14:59:59")).isZero();
        assertThat(activities("?from=2026-11-24T16:00:00&to=2026-11-24T17:00:00&filter=type==POSITION")).isZero();
    }

    @Test
    void shouldRefuseWindowsBeyondTheLimits() {
        assertThat(error(ACTIVITY + "?from=2026-11-24T15:00:00&to=2026-11-25T15:00:01"))
                .isEqualTo("error.invalid.daterange");
        assertThat(activities("?from=2026-11-24T15:00:00&to=2026-11-25T15:00:00")).isEqualTo(4);
        assertThat(error(ACTIVITY + "?from=2026-11-24T15:00:01&to=2026-11-24T15:00:00"))
                .isEqualTo("error.invalid.daterange");
        assertThat(error(ACTIVITY + "?to=2026-11-24T15:00:00Z")).isEqualTo("error.invalid.to");
        for (String seconds : List.of("0", "86401", "x")) {
            assertThat(error(ACTIVITY + "?lastPeriod=" + seconds)).isEqualTo("error.invalid.lastPeriod");
        }
        assertThat(error(ACTIVITY + "?filter=colour==RED")).isEqualTo("error.invalid.filter");
        assertThat(error(MONEY + "?from=yesterday")).isEqualTo("error.invalid.from");
    }

    @Test
    void shouldGiveTransactionsByTypeAndWindow() {
        assertThat(rest.get(MONEY + "?from=2026-01-01T00:00:00&type=DEPOSIT").body().path("transactions"))
                .singleElement().satisfies(deposit -> {
                    assertThat(deposit.path("size").asText()).isEqualTo("50.5");
                    assertThat(deposit.has("instrumentName")).isFalse();
                    assertThat(deposit.path("dateUtc").asText()).startsWith("2026-11-24T15:00:0");
                });
        assertThat(rest.get(MONEY + "?type=SWAP").body().path("transactions")).isEmpty();
    }

    @Test
    void shouldNameTheFieldThatIsMissingOrWrong() {
        assertThat(refused("")).isEqualTo("error.null.direction");
        assertThat(refused("{\"direction\":\"UP\"}")).isEqualTo("error.invalid.direction");
        assertThat(refused("{\"direction\":\"BUY\"}")).isEqualTo("error.null.epic");
        assertThat(refused("{\"direction\":\"BUY\",\"epic\":\"GOLD\"}")).isEqualTo("error.null.size");
        assertThat(refused("{\"direction\":\"BUY\",\"epic\":\"GOLD\",\"size\":\"x\"}"))
                .isEqualTo("error.invalid.size");
        assertThat(refused("{\"direction\":\"BUY\",\"epic\":\"GOLD\",\"size\":-1}"))
                .isEqualTo("error.invalid.size.minvalue");
        assertThat(refused("{\"direction\":\"BUY\",\"epic\":\"GOLD\",\"size\":1,\"stopLevel\":1e30}"))
                .isEqualTo("error.invalid.stopLevel");
        assertThat(refused("{\"direction\":\"BUY\",\"epic\":\"gold\",\"size\":1}")).isEqualTo("error.not-found.epic");
        assertThat(refused("{\"direction\":\"BUY\",\"epic\":\"GOLD\",\"size\":1,\"trailingStop\":true,"
                + "\"stopDistance\":50}")).isEqualTo("error.invalid.trailingStop");
    }

    private static String refused(String body) {
        return rest.send("POST", "/api/v1/positions", body).errorCode();
    }

    @Test
    void shouldNameWhatIsWrongWithAWorkingOrder() {
        String begin = "{\"direction\":\"BUY\",\"epic\":\"GOLD\",\"size\":1";

        assertThat(placed(begin + "}")).isEqualTo("error.null.type");
        assertThat(placed(begin + ",\"type\":\"MARKET\"}")).isEqualTo("error.invalid.type");
        assertThat(placed(begin + ",\"type\":\"LIMIT\"}")).isEqualTo("error.null.level");
        assertThat(placed(begin + ",\"type\":\"LIMIT\",\"level\":3000,\"goodTillDate\":\"2099-01-01\"}"))
                .isEqualTo("error.invalid.goodTillDate");
        assertThat(placed(begin + ",\"type\":\"STOP\",\"level\":3000}")).isEqualTo("error.validation.stop.price");
    }

    private static String placed(String body) {
        return rest.send("POST", "/api/v1/workingorders", body).errorCode();
    }

    @Test
    void shouldFollowTheSettingsWhereTheSheetIsOpen() {
        assertThat(rest.get("/api/v1/confirms/" + order).body().path("reason").asText()).isEqualTo("SUCCESS");
        assertThat(rest.get("/api/v1/workingorders").body().at("/workingOrders/0/workingOrderData/stopDistance")
                .asDouble()).isEqualTo(100);
        assertThat(rest.get("/api/v1/markets/GOLD").body().at("/dealingRules/trailingStopsPreference").asText())
                .isEqualTo("NOT_AVAILABLE");
    }
}
