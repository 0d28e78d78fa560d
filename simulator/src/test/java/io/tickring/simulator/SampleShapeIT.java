package io.tickring.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tickring.simulator.Stranger.Got;
import io.tickring.simulator.rules.BrokerRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Holds the keys, types and optionality of our answers against the payloads collected from the broker. */
class SampleShapeIT {
    private static final Path SAMPLES = Path.of("../../shared/capital-api/samples");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String RECORDED = "recorded-tradingcenter-2026/";
    private static final String OFFICIAL = "official-postman/";
    /** Keys that came after the official collection was made in 2022; the recordings of 2026 have them. */
    private static final List<String> SINCE_2022 = List.of("extra /tickSize",
            "extra /pipPosition", "extra /symbol", "extra /accounts[]/symbol", "extra /accounts[]/currency",
            "extra /accounts[]/balance", "extra /markets[]/symbol", "extra /markets[]/instrumentId",
            "extra /markets[]/marketModes", "extra /markets[]/pipPosition", "extra /markets[]/tickSize");
    private static final List<String> DETAILS_SINCE_2022 = List.of("extra /instrument/symbol",
            "extra /instrument/guaranteedStopAllowed", "missing /instrument/controlledRiskAllowed",
            "extra /instrument/overnightFee", "extra /dealingRules/maxDealSize",
            "extra /dealingRules/minSizeIncrement", "extra /dealingRules/minGuaranteedStopDistance",
            "missing /dealingRules/minControlledRiskStopDistance", "extra /dealingRules/minStopOrProfitDistance",
            "missing /dealingRules/minNormalStopOrLimitDistance", "extra /dealingRules/maxStopOrProfitDistance",
            "missing /dealingRules/maxStopOrLimitDistance", "extra /snapshot/marketModes",
            // A whole number in one sample, a fraction in another: each rule carries its own.
            "type /dealingRules/");

    private static Simulator simulator;
    private static Stranger rest;

    @BeforeAll
    static void start() throws IOException {
        assumeTrue(Files.isDirectory(SAMPLES), "skipped: no samples of the broker at " + SAMPLES);
        simulator = Simulator.start(SimulatorSettings.builder()
                .startAt(java.time.Instant.parse("2026-11-24T15:03:30Z")).speed(20)
                .broker(BrokerRules.defaults().toBuilder().enforceLimits(false).build()).build());
        rest = Stranger.loggedIn(simulator);
    }

    @AfterAll
    static void stop() throws IOException {
        if (simulator != null) {
            simulator.close();
        }
    }

    private static JsonNode sample(String name) {
        try {
            return JSON.readTree(SAMPLES.resolve(name + ".json").toFile());
        } catch (IOException e) {
            throw new IllegalStateException("no sample " + name, e);
        }
    }

    private static void hold(String name, Supplier<Got> request, List<String> onPurpose) {
        JsonNode sample = sample(name);
        Got got = request.get();

        assertThat(Shape.of(got.body()).differencesFrom(Shape.of(sample.path("response")), onPurpose))
                .as(name + ": " + got.body()).isEmpty();
        assertThat(got.status()).as(name).isEqualTo(sample.path("status").asInt(200));
    }

    private static void hold(String name, Supplier<Got> request) {
        hold(name, request, List.of());
    }

    @Test
    void shouldShapeSessionsAsTheBroker() {
        Supplier<Got> logIn = () -> rest.logIn(simulator);
        hold("misc/session_created_docs_2026", logIn);
        hold(OFFICIAL + "create-new-session-200-success-session-created-basic-password", logIn, SINCE_2022);
        hold(RECORDED + "session", () -> rest.get("/api/v1/session"));
        hold(OFFICIAL + "session-details-200-successful-response", () -> rest.get("/api/v1/session"), SINCE_2022);
        hold(OFFICIAL + "ping-the-service-200-successful-response", () -> rest.get("/api/v1/ping"));
        hold(OFFICIAL + "get-server-time-200-successful-response", () -> rest.get("/api/v1/time"));
        hold(OFFICIAL + "encryption-key-200-successful-response",
                () -> rest.get("/api/v1/session/encryptionKey", "X-CAP-API-KEY", simulator.apiKey()));
        Stranger other = Stranger.loggedIn(simulator);
        hold(OFFICIAL + "switches-active-account-200-success-account-switched", () -> other.send("PUT",
                "/api/v1/session", "{\"accountId\":\"" + simulator.accountIds().get(1) + "\"}"));
        hold(OFFICIAL + "log-out-of-the-current-session-200-success-session-closed",
                () -> other.send("DELETE", "/api/v1/session", ""));
    }

    @Test
    void shouldShapeAccountsAsTheBroker() {
        hold(RECORDED + "accounts", () -> rest.get("/api/v1/accounts"));
        hold(OFFICIAL + "all-accounts-200-successfull-response", () -> rest.get("/api/v1/accounts"), SINCE_2022);
    }

    @Test
    void shouldShapeMarketsAsTheBroker() {
        hold(RECORDED + "market_gold", () -> rest.get("/api/v1/markets/GOLD"));
        hold(RECORDED + "search_gold", () -> rest.get("/api/v1/markets?searchTerm=gold"));
        hold("misc/market_OPEN_recorded_2025-08-22", () -> rest.get("/api/v1/markets/AAPL"),
                // Ten of the one share, a hundredth of the other.
                List.of("type /dealingRules/minDealSize/value"));
        hold(OFFICIAL + "single-market-details-200-successful-response",
                () -> rest.get("/api/v1/markets/SILVER"), DETAILS_SINCE_2022);
        hold(OFFICIAL + "markets-details-200-successful-response-epics",
                () -> rest.get("/api/v1/markets?epics=SILVER,NATURALGAS"), DETAILS_SINCE_2022.stream()
                        .map(path -> path.replace(" /", " /marketDetails[]/")).toList());
        hold(OFFICIAL + "markets-details-200-successful-response-searchterm",
                () -> rest.get("/api/v1/markets?searchTerm=silver"), SINCE_2022);
    }

    @Test
    void shouldShapePricesAsTheBroker() {
        hold(RECORDED + "prices_gold", () -> rest.get("/api/v1/prices/GOLD"));
        hold(OFFICIAL + "historical-prices-200-success-default-response",
                () -> rest.get("/api/v1/prices/SILVER"), SINCE_2022);
        hold(OFFICIAL + "historical-prices-200-success-use-not-default-resolution-start-date-and-max-parameters",
                () -> rest.get("/api/v1/prices/SILVER?resolution=MINUTE_15&max=4&from=2022-02-24T00:00:00"),
                SINCE_2022);
    }

    @Test
    void shouldAnswerErrorsAsTheBroker() {
        String key = simulator.apiKey();
        error("create-new-session-400-error-api-key-missing", () -> rest.logIn(null, "a", "b", false));
        error("create-new-session-401-error-invalid-credentials", () -> rest.logIn(key, "a", "b", false));
        error("switches-active-account-400-error-invalid-accountid",
                () -> rest.send("PUT", "/api/v1/session", "{\"accountId\":\"0000000000001\"}"));
        error("markets-details-400-error-empty-searchterm-parameter",
                () -> rest.get("/api/v1/markets?searchTerm="));
        // Since August 2023 no parameter at all lists every market; an empty one is refused as ever.
        error("markets-details-400-error-empty-epics-parameter", () -> rest.get("/api/v1/markets?epics="));
        error("single-market-details-404-error-market-not-found", () -> rest.get("/api/v1/markets/NOPE"));
        error("historical-prices-400-error-invalid-resolution-parameter",
                () -> rest.get("/api/v1/prices/GOLD?resolution=MINUTE_3"));
    }

    private static void error(String name, Supplier<Got> request) {
        hold(OFFICIAL + name, request);
        assertThat(request.get().errorCode()).isEqualTo(sample(OFFICIAL + name).path("response").path("errorCode")
                .asText());
    }

    @Test
    void shouldShapeFramesAsTheBroker() throws IOException {
        List<String> lines = Files.readAllLines(SAMPLES.resolve("ws/frames.jsonl"));
        try (StrangerSocket socket = new StrangerSocket(simulator.streamUrl(), rest)) {
            socket.subscribe(List.of("OIL_CRUDE"));
            socket.ask("OHLCMarketData.subscribe", "{\"epics\":[\"OIL_CRUDE\",\"AAPL\"],"
                    + "\"resolutions\":[\"MINUTE_5\"]}");
            socket.ask("ping", "null");
            await().atMost(Duration.ofSeconds(30)).until(() -> !socket.frames("ohlc.event").isEmpty()
                    && socket.frames("quote").size() > 20);
            socket.ask("OHLCMarketData.unsubscribe", "{\"epics\":[\"OIL_CRUDE\"]}");
            socket.ask("marketData.unsubscribe", "{\"epics\":[\"OIL_CRUDE\"]}");
            rest.tokens("dead", "dead");
            socket.ask("marketData.subscribe", "{\"epics\":[\"OIL_CRUDE\"]}");
            await().atMost(Duration.ofSeconds(10)).until(() -> socket.frames("marketData.subscribe").size() == 2);

            for (String line : lines) {
                holdFrame(socket, StrangerSocket.json(line));
            }
        } finally {
            rest.logIn(simulator);
        }
    }

    private static void holdFrame(StrangerSocket socket, JsonNode sample) {
        String destination = sample.path("destination").asText();
        boolean error = sample.path("status").asText().equals("ERROR");
        // Third-party lines leave status out; volume is missing in the documentation and present in recordings;
        // which epics a reply names depends on the request.
        List<String> onPurpose = List.of("extra /status", "extra /payload/lastTradedVolume",
                "missing /payload/subscriptions/", "extra /payload/subscriptions/");
        List<JsonNode> ours = socket.frames(destination).stream()
                .filter(frame -> frame.path("status").asText().equals("ERROR") == error).toList();

        assertThat(ours).as(destination).isNotEmpty().allSatisfy(frame ->
                assertThat(Shape.of(frame).differencesFrom(Shape.of(sample), onPurpose)).isEmpty());
        if (destination.equals("quote")) {
            assertThat(ours).allSatisfy(frame -> assertThat(keys(frame.path("payload")))
                    .isEqualTo(keys(sample.path("payload"))));
        }
    }

    private static List<String> keys(JsonNode node) {
        List<String> keys = new java.util.ArrayList<>();
        node.fieldNames().forEachRemaining(keys::add);
        return keys;
    }
}
