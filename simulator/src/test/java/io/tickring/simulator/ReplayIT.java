package io.tickring.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.tickring.simulator.rules.BrokerRules;
import io.tickring.simulator.rules.ReplayStart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayIT {
    private static final String TICKS = """
            epoch_ms,symbol,bid,ask,bid_size,ask_size
            1398988800046,XAUUSD,1284.065,1284.405,1.5,20
            1398988800049,EURUSD,1.3871,1.38725,25898850,1
            1398988830000,XAUUSD,1285.5,1286,2,3
            1398988860000,XAUUSD,1283,1283.25,1,1
            """;

    private static final long FIRST_MS = 1_398_988_800_046L;

    @TempDir
    private Path directory;
    private Simulator simulator;
    private Stranger rest;
    private StrangerSocket socket;

    private void start(SimulatorSettings.Builder settings) throws IOException {
        Path file = Files.writeString(directory.resolve("ticks.csv"), TICKS);
        simulator = Simulator.start(settings.replay(file)
                .broker(BrokerRules.defaults().toBuilder().enforceLimits(false).build()).build());
        rest = Stranger.loggedIn(simulator);
        socket = new StrangerSocket(simulator.streamUrl(), rest);
    }

    private static SimulatorSettings.Builder settings() {
        return SimulatorSettings.builder().speed(SimulatorSettings.MAX_SPEED);
    }

    @AfterEach
    void stop() throws IOException {
        socket.close();
        simulator.close();
    }

    private void awaitState(String expected) {
        await().atMost(Duration.ofSeconds(10)).until(() -> state().path("state").asText(), expected::equals);
    }

    private JsonNode state() {
        return rest.get("/control/state").body().path("market");
    }

    @Test
    void shouldSendTheFileInOrderOnceAllMarketsAreSubscribed() throws IOException {
        start(settings());
        socket.subscribe(List.of("XAUUSD"));
        await().during(Duration.ofMillis(100)).atMost(Duration.ofSeconds(5))
                .until(() -> state().path("state").asText(), "waiting"::equals);
        assertThat(rest.get("/api/v1/time").body().path("serverTime").asLong()).isEqualTo(FIRST_MS);
        assertThat(rest.get("/api/v1/markets/XAUUSD").body().path("snapshot").has("bid")).isFalse();

        socket.subscribe(List.of("EURUSD"));

        awaitState("finished");
        await().atMost(Duration.ofSeconds(5)).until(() -> socket.frames("quote").size() == 4);
        String begin = "{\"status\":\"OK\",\"destination\":\"quote\",\"payload\":{\"epic\":";
        assertThat(socket.texts()).filteredOn(text -> text.startsWith(begin)).containsExactly(
                begin + "\"XAUUSD\",\"product\":\"CFD\",\"bid\":1284.065,\"bidQty\":1.5,\"ofr\":1284.405,"
                        + "\"ofrQty\":20.0,\"timestamp\":1398988800046}}",
                begin + "\"EURUSD\",\"product\":\"CFD\",\"bid\":1.3871,\"bidQty\":2.589885E7,\"ofr\":1.38725,"
                        + "\"ofrQty\":1.0,\"timestamp\":1398988800049}}",
                begin + "\"XAUUSD\",\"product\":\"CFD\",\"bid\":1285.5,\"bidQty\":2.0,\"ofr\":1286.0,"
                        + "\"ofrQty\":3.0,\"timestamp\":1398988830000}}",
                begin + "\"XAUUSD\",\"product\":\"CFD\",\"bid\":1283.0,\"bidQty\":1.0,\"ofr\":1283.25,"
                        + "\"ofrQty\":1.0,\"timestamp\":1398988860000}}");
        assertThat(state().path("position").asInt()).isEqualTo(4);
        assertThat(state().path("skipped").asInt()).isZero();
    }

    @Test
    void shouldAnswerPricesFromWhatHasPassed() throws IOException {
        start(settings().replayStart(ReplayStart.IMMEDIATELY));
        awaitState("finished");

        JsonNode bars = rest.get("/api/v1/prices/XAUUSD").body().path("prices");
        assertThat(bars).hasSize(2);
        assertThat(bars.get(0).path("snapshotTimeUTC").asText()).isEqualTo("2014-05-02T00:00:00");
        assertThat(bars.get(0).path("openPrice").toString()).isEqualTo("{\"bid\":1284.065,\"ask\":1284.405}");
        assertThat(bars.get(0).path("highPrice").toString()).isEqualTo("{\"bid\":1285.5,\"ask\":1286.0}");
        assertThat(bars.get(0).path("lastTradedVolume").asInt()).isEqualTo(2);
        assertThat(rest.get("/api/v1/prices/XAUUSD?resolution=DAY&from=2014-05-01T00:00:00").body().path("prices"))
                .hasSize(1);
        JsonNode snapshot = rest.get("/api/v1/markets/XAUUSD").body().path("snapshot");
        assertThat(snapshot.path("bid").asDouble()).isEqualTo(1283);
        assertThat(snapshot.path("high").asDouble()).isEqualTo(1285.5);
        assertThat(snapshot.path("marketStatus").asText()).isEqualTo("CLOSED");
        assertThat(state().path("skipped").asInt()).isEqualTo(4);
    }

    @Test
    void shouldKeepToItsSpeed() throws IOException {
        start(settings().speed(100));
        socket.subscribe(List.of("XAUUSD"));
        long begin = System.nanoTime();

        awaitState("finished");

        assertThat(System.nanoTime() - begin).isGreaterThan(500_000_000L);
        assertThat(socket.frames("quote")).hasSize(3);
        assertThat(state().path("skipped").asInt()).isEqualTo(1);
        long reached = simulator.nowMs();
        await().atMost(Duration.ofSeconds(5)).until(() -> simulator.nowMs() > reached + 60_000);
    }

    @Test
    void shouldLetTimePassFromTheFirstLookAtTheClockToTheFirstTick() throws IOException {
        start(settings().speed(60));
        long beganNs = System.nanoTime();

        long firstLookMs = serverTimeMs();
        long tookMs = (System.nanoTime() - beganNs) / 1_000_000 + 1;
        await().atMost(Duration.ofSeconds(10)).until(() -> serverTimeMs() > FIRST_MS + 30_000);

        assertThat(firstLookMs).isBetween(FIRST_MS - 60_000, FIRST_MS - 60_000 + 60 * tookMs);
        assertThat(System.nanoTime() - beganNs).isGreaterThan(1_490_000_000L);
        assertThat(state().path("state").asText()).isEqualTo("waiting");
        socket.subscribe(List.of("XAUUSD"));
        await().atMost(Duration.ofSeconds(5)).until(() -> !socket.frames("quote").isEmpty());
        assertThat(simulator.nowMs()).isGreaterThan(FIRST_MS + 30_000);
    }

    private long serverTimeMs() {
        return rest.get("/api/v1/time").body().path("serverTime").asLong();
    }

    @Test
    void shouldHoldTheReplayWhileStalled() throws IOException {
        start(settings());
        socket.subscribe(List.of("XAUUSD"));
        await().atMost(Duration.ofSeconds(5)).until(() -> socket.texts().size() == 1);
        simulator.controls().stallSockets();
        socket.subscribe(List.of("EURUSD"));
        awaitState("running");

        await().during(Duration.ofMillis(200)).atMost(Duration.ofSeconds(2))
                .until(() -> state().path("position").asInt() == 0);
        simulator.controls().resumeSockets();

        awaitState("finished");
        assertThat(simulator.framesSent("XAUUSD")).isEqualTo(3);
    }
}
