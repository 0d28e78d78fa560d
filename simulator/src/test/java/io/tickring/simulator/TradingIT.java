package io.tickring.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.tickring.simulator.Stranger.Got;
import io.tickring.simulator.rules.BrokerRules;
import io.tickring.simulator.rules.DealingRules;
import io.tickring.simulator.rules.OrderBurst;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Deals over HTTP, as a client of the broker would. */
class TradingIT {
    private static final String GOLD = "{\"epic\":\"GOLD\",\"direction\":\"BUY\",\"size\":1}";

    private Simulator simulator;
    private Stranger rest;

    private void start(DealingRules dealing, boolean enforce) throws IOException {
        simulator = Simulator.start(SimulatorSettings.builder().roundTheClock(true).symbols(20)
                .broker(BrokerRules.defaults().toBuilder().enforceLimits(enforce).dealing(dealing).build()).build());
        rest = Stranger.loggedIn(simulator);
    }

    private void start() throws IOException {
        start(DealingRules.defaults(), false);
    }

    @AfterEach
    void stop() throws IOException {
        simulator.close();
    }

    private String reference(Got got) {
        assertThat(got.status()).as(got.body().toString()).isEqualTo(200);
        return got.body().path("dealReference").asText();
    }

    private JsonNode confirm(String reference) {
        Got got = rest.get("/api/v1/confirms/" + reference);
        assertThat(got.status()).as(reference).isEqualTo(200);
        return got.body();
    }

    private String open(String body) {
        return reference(rest.send("POST", "/api/v1/positions", body));
    }

    private JsonNode deposit() {
        return rest.get("/api/v1/accounts").body().path("accounts").get(0).path("balance");
    }

    @Test
    void shouldOpenConfirmShowAndClose() throws IOException {
        start();

        JsonNode confirm = confirm(open(GOLD));

        String dealId = confirm.path("affectedDeals").get(0).path("dealId").asText();
        assertThat(confirm.path("status").asText()).isEqualTo("OPEN");
        JsonNode position = rest.get("/api/v1/positions/" + dealId).body();
        assertThat(position.at("/position/workingOrderId").asText()).isEqualTo(confirm.path("dealId").asText());
        assertThat(position.at("/position/dealReference").asText()).isEqualTo("p_" + dealId);
        assertThat(position.at("/position/level").asDouble()).isEqualTo(confirm.path("level").asDouble());
        assertThat(position.at("/position/upl").asDouble()).isCloseTo(
                position.at("/market/bid").asDouble() - position.at("/position/level").asDouble(), within(1e-9));
        assertThat(position.at("/market").size()).isEqualTo(22);

        String closing = reference(rest.send("DELETE", "/api/v1/positions/" + dealId, ""));

        assertThat(closing).isEqualTo("p_" + dealId);
        assertThat(confirm(closing).path("status").asText()).isEqualTo("CLOSED");
        assertThat(confirm(closing).path("direction").asText()).isEqualTo("SELL");
        assertThat(rest.get("/api/v1/positions").body().path("positions")).isEmpty();
        assertThat(rest.send("DELETE", "/api/v1/positions/" + dealId, "").errorCode())
                .isEqualTo("error.not-found.dealId");
        assertThat(deposit().path("deposit").asDouble()).isCloseTo(
                10_000 + confirm(closing).path("profit").asDouble(), within(0.006));
    }

    @Test
    void shouldCarryHistoryThatAgreesWithTheDeal() throws IOException {
        start();
        JsonNode confirm = confirm(open(GOLD));
        String dealId = confirm.path("affectedDeals").get(0).path("dealId").asText();
        JsonNode closed = confirm(reference(rest.send("DELETE", "/api/v1/positions/" + dealId, "")));

        JsonNode activities = rest.get("/api/v1/history/activity?detailed=true").body().path("activities");
        JsonNode money = rest.get("/api/v1/history/transactions?type=TRADE").body().path("transactions");

        assertThat(activities).extracting(a -> a.path("type").asText() + " " + a.path("source").asText() + " "
                + a.at("/details/direction").asText()).containsExactly("POSITION USER SELL", "POSITION USER BUY",
                "WORKING_ORDER SYSTEM BUY", "WORKING_ORDER USER BUY");
        assertThat(activities.get(3).at("/details/dealReference").asText())
                .isEqualTo(confirm.path("dealReference").asText());
        assertThat(activities.get(0).at("/details/level").asDouble()).isEqualTo(closed.path("level").asDouble());
        assertThat(money).hasSize(1);
        assertThat(money.get(0).path("size").isTextual()).isTrue();
        assertThat(money.get(0).path("size").asText()).isEqualTo(closed.path("profit").asText());
        assertThat(rest.get("/api/v1/history/activity?dealId=" + dealId).body().path("activities")).hasSize(2);
        assertThat(rest.get("/api/v1/history/activity?filter=type==POSITION;epic!=GOLD").body().path("activities"))
                .isEmpty();
    }

    @Test
    void shouldStopPositionWhenStreamedPriceReachesIt() throws IOException {
        start();
        JsonNode confirm = confirm(open("{\"epic\":\"BTCUSD\",\"direction\":\"BUY\",\"size\":0.1}"));
        String dealId = confirm.path("affectedDeals").get(0).path("dealId").asText();
        double bid = rest.get("/api/v1/positions/" + dealId).body().at("/market/bid").asDouble();

        reference(rest.send("PUT", "/api/v1/positions/" + dealId, "{\"trailingStop\":true,\"stopDistance\":"
                + bid * 0.00011 + "}"));
        assertThat(rest.get("/api/v1/positions/" + dealId).body().at("/position/trailingStop").asBoolean()).isTrue();

        await().atMost(Duration.ofSeconds(60)).until(() -> rest.get("/api/v1/positions").body().path("positions")
                .isEmpty());
        assertThat(rest.get("/api/v1/history/activity?filter=source==SL").body().path("activities")).hasSize(1);
    }

    @Test
    void shouldRejectInConfirmWithoutMargin() throws IOException {
        start();

        JsonNode confirm = confirm(open("{\"epic\":\"US100\",\"direction\":\"BUY\",\"size\":100}"));

        assertThat(confirm.path("dealStatus").asText()).isEqualTo("REJECTED");
        assertThat(confirm.path("rejectReason").asText()).isEqualTo("RC_NOT_ENOUGH_MARGIN");
        assertThat(confirm.path("level").isInt()).isTrue();
        assertThat(confirm.path("affectedDeals")).isEmpty();
        assertThat(rest.get("/api/v1/positions").body().path("positions")).isEmpty();
    }

    @Test
    void shouldPlaceAmendAndCancelWorkingOrder() throws IOException {
        start();
        String order = "{\"epic\":\"GOLD\",\"direction\":\"BUY\",\"size\":1,\"type\":\"LIMIT\",\"level\":3000,"
                + "\"goodTillDate\":\"2099-01-01T00:00:00\",\"stopLevel\":2900,\"profitDistance\":50}";
        String reference = reference(rest.send("POST", "/api/v1/workingorders", order));
        JsonNode data = rest.get("/api/v1/workingorders").body().at("/workingOrders/0/workingOrderData");
        String dealId = data.path("dealId").asText();

        assertThat(confirm(reference).path("dealId").asText()).isEqualTo(dealId);
        assertThat(data.path("stopDistance").asDouble()).isEqualTo(-100);
        assertThat(data.path("profitDistance").asDouble()).isEqualTo(50);
        assertThat(data.path("goodTillDateUTC").asText()).isEqualTo("2099-01-01T00:00:00.000");

        assertThat(reference(rest.send("PUT", "/api/v1/workingorders/" + dealId, "{\"level\":3100}")))
                .isEqualTo(reference);
        JsonNode amended = rest.get("/api/v1/workingorders").body().at("/workingOrders/0/workingOrderData");
        assertThat(amended.path("orderLevel").asDouble()).isEqualTo(3100);
        assertThat(amended.has("stopDistance")).isFalse();
        assertThat(amended.path("timeInForce").asText()).isEqualTo("GOOD_TILL_CANCELLED");

        assertThat(reference(rest.send("DELETE", "/api/v1/workingorders/" + dealId, ""))).isEqualTo(reference);
        assertThat(confirm(reference).path("status").asText()).isEqualTo("DELETED");
        assertThat(rest.get("/api/v1/workingorders").body().path("workingOrders")).isEmpty();
    }

    @Test
    void shouldAnswerConfirmLate() throws IOException {
        start(DealingRules.defaults().toBuilder().confirmDelay(Duration.ofMillis(300)).build(), false);
        String reference = open(GOLD);

        assertThat(rest.get("/api/v1/confirms/" + reference).errorCode()).isEqualTo("error.not-found.dealReference");

        await().atMost(Duration.ofSeconds(5)).until(() ->
                rest.get("/api/v1/confirms/" + reference).status() == 200);
    }

    @Test
    void shouldRefuseSecondOrderWithinTenthOfSecond() throws IOException {
        start(DealingRules.defaults().toBuilder().orderSpacing(Duration.ofSeconds(30)).build(), true);
        open(GOLD);

        assertThat(rest.send("POST", "/api/v1/positions", GOLD).errorCode()).isEqualTo("error.too-many.requests");
        assertThat(simulator.violations()).isEqualTo(1);
    }

    @Test
    void shouldRejectSecondOrderInConfirmWhenSetSo() throws IOException {
        start(DealingRules.defaults().toBuilder().orderSpacing(Duration.ofSeconds(30))
                .orderBurst(OrderBurst.REJECT_IN_CONFIRMS).build(), true);
        open(GOLD);

        assertThat(confirm(open(GOLD)).path("rejectReason").asText()).isEqualTo("THROTTLING");
        assertThat(rest.get("/api/v1/positions").body().path("positions")).hasSize(1);
    }

    @Test
    void shouldChangePreferencesAndTopUp() throws IOException {
        start();

        assertThat(rest.send("PUT", "/api/v1/accounts/preferences", "{\"leverages\":{\"INDICES\":600}}").errorCode())
                .isEqualTo("error.invalid.leverage.value");
        rest.send("PUT", "/api/v1/accounts/preferences", "{\"leverages\":{\"INDICES\":10},\"hedgingMode\":true}");
        JsonNode preferences = rest.get("/api/v1/accounts/preferences").body();
        assertThat(preferences.path("hedgingMode").asBoolean()).isTrue();
        assertThat(preferences.at("/leverages/INDICES/current").asInt()).isEqualTo(10);

        assertThat(rest.send("POST", "/api/v1/accounts/topUp", "{\"amount\":1000}").body().path("successful")
                .asBoolean()).isTrue();
        assertThat(deposit().path("balance").asDouble()).isEqualTo(11_000);
        assertThat(rest.send("POST", "/api/v1/accounts/topUp", "{\"amount\":90000}").status()).isEqualTo(400);
        assertThat(rest.get("/api/v1/history/transactions?type=DEPOSIT").body().at("/transactions/0/size").asText())
                .isEqualTo("1000.0");
    }
}
