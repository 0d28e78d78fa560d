package io.tickring.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.tickring.simulator.rules.BrokerRules;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Watchlists, sentiment, navigation and the lists of markets over HTTP. */
class ListsIT {
    private static final String API = "/api/v1";

    private static Simulator simulator;
    private static Stranger rest;

    @BeforeAll
    static void start() throws IOException {
        simulator = Simulator.start(SimulatorSettings.builder().roundTheClock(true).speed(600)
                .broker(BrokerRules.defaults().toBuilder().enforceLimits(false).build()).build());
        rest = Stranger.loggedIn(simulator);
    }

    @AfterAll
    static void stop() throws IOException {
        simulator.close();
    }

    private static JsonNode get(String path) {
        return rest.get(API + path).body();
    }

    private static List<String> epics(String path) {
        return get(path).path("markets").findValuesAsText("epic");
    }

    @Test
    void shouldKeepTheSystemsListAsItIs() {
        JsonNode system = get("/watchlists").path("watchlists").get(0);
        String path = API + "/watchlists/" + system.path("id").asText();

        assertThat(system.path("defaultSystemWatchlist").asBoolean()).isTrue();
        assertThat(system.path("editable").asBoolean() || system.path("deleteable").asBoolean()).isFalse();
        assertThat(rest.send("DELETE", path, "").errorCode()).isEqualTo("error.not-editable.watchlist");
        assertThat(rest.send("PUT", path, "{\"epic\":\"GOLD\"}").errorCode())
                .isEqualTo("error.not-editable.watchlist");
    }

    @Test
    void shouldAddAndRemoveMarketsOfAList() {
        String id = rest.send("POST", API + "/watchlists", "{\"name\":\"Metals\",\"epics\":[\"GOLD\",\"NOPE\"]}").body()
                .path("watchlistId").asText();
        String path = API + "/watchlists/" + id;

        rest.send("PUT", path, "{\"epic\":\"SILVER\"}");
        rest.send("PUT", path, "{\"epic\":\"SILVER\"}");
        assertThat(epics("/watchlists/" + id)).containsExactly("GOLD", "SILVER");

        rest.send("DELETE", path + "/GOLD", "");
        assertThat(epics("/watchlists/" + id)).containsExactly("SILVER");

        assertThat(rest.send("DELETE", path, "").status()).isEqualTo(200);
        assertThat(rest.get(path).errorCode()).isEqualTo("error.invalid.watchlist");
    }

    @Test
    void shouldRefuseNamesOutsideTheLimits() {
        assertThat(rest.send("POST", API + "/watchlists", "{\"name\":\"\"}").status()).isEqualTo(400);
        assertThat(rest.send("POST", API + "/watchlists", "{\"name\":\"12345678901234567890\"}").status())
                .isEqualTo(200);
        assertThat(rest.send("POST", API + "/watchlists", "{\"name\":\"123456789012345678901\"}").errorCode())
                .isEqualTo("error.size.createwatchlistrequest.name");
    }

    @Test
    void shouldReachEveryMarketThroughTheHierarchy() {
        List<String> reached = get("/marketnavigation").path("nodes").findValuesAsText("id").stream()
                .filter(id -> !id.contains("commons")).flatMap(id -> below(id).stream()).toList();

        assertThat(reached).containsExactlyInAnyOrderElementsOf(simulator.epics());
    }

    private static List<String> below(String id) {
        JsonNode node = get("/marketnavigation/" + id);
        List<String> deeper = node.path("nodes").findValuesAsText("id").stream()
                .flatMap(child -> below(child).stream()).toList();
        return deeper.isEmpty() ? node.path("markets").findValuesAsText("epic") : deeper;
    }

    @Test
    void shouldOrderRisersAndFallers() {
        List<Double> rise = get("/marketnavigation/hierarchy_v1.commons.top_gainers?limit=5").path("markets")
                .findValues("percentageChange").stream().map(JsonNode::asDouble).toList();
        List<Double> fall = get("/marketnavigation/hierarchy_v1.commons.top_losers?limit=5").path("markets")
                .findValues("percentageChange").stream().map(JsonNode::asDouble).toList();

        assertThat(rise).hasSize(5);
        assertThat(rise.get(0)).isGreaterThan(fall.get(0));
        for (String path : List.of("recently_traded", "new", "most_volatile", "most_traded", "weekend_trading")) {
            assertThat(get("/marketnavigation/hierarchy_v1.commons." + path).has("markets")).as(path).isTrue();
        }
    }

    @Test
    void shouldRefuseLimitsAndNodesThatDoNotExist() {
        String node = API + "/marketnavigation/hierarchy_v1.currencies_group";

        for (String limit : List.of("0", "501", "x", "-1", "")) {
            assertThat(rest.get(node + "?limit=" + limit).errorCode()).as(limit).isEqualTo("error.invalid.limit");
        }
        assertThat(rest.get(node + "?limit=500").status()).isEqualTo(200);
        assertThat(rest.get(API + "/marketnavigation/hierarchy_v1.none").status()).isEqualTo(404);
    }

    @Test
    void shouldMoveSentimentWithinBounds() {
        double first = get("/clientsentiment/GOLD").path("longPositionPercentage").asDouble();
        await().until(() ->
                get("/clientsentiment/GOLD").path("longPositionPercentage").asDouble() != first);

        assertThat(get("/clientsentiment?marketIds=" + String.join(",", simulator.epics())).path("clientSentiments"))
                .hasSize(100).allSatisfy(sentiment -> {
                    double longs = sentiment.path("longPositionPercentage").asDouble();
                    assertThat(longs).isBetween(5.0, 95.0);
                    assertThat(longs + sentiment.path("shortPositionPercentage").asDouble())
                            .isCloseTo(100, within(1e-9));
                });
        assertThat(rest.get(API + "/clientsentiment").status()).isEqualTo(400);
    }

    @Test
    void shouldRefuseAListWithoutEpicsWhereTheRuleSaysSo() throws IOException {
        try (Simulator old = Simulator.start(SimulatorSettings.builder().symbols(3).broker(BrokerRules.defaults()
                .toBuilder().listsAllMarkets(false).codeWithoutPrices(false).build()).build())) {
            Stranger stranger = Stranger.loggedIn(old);

            assertThat(stranger.get(API + "/markets").errorCode()).isEqualTo("error.null.epic");
            assertThat(stranger.get(API + "/prices/US500?from=1999-01-01T00:00:00&to=1999-01-01T00:05:00").raw()
                    .body()).isEmpty();
        }
    }
}
