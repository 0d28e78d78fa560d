package io.tickring.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.tickring.simulator.rules.BrokerRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ControlIT {
    @TempDir
    private Path directory;
    private Simulator simulator;
    private Stranger rest;
    private StrangerSocket socket;

    @BeforeEach
    void start() throws IOException {
        simulator = Simulator.start(SimulatorSettings.builder().roundTheClock(true).rateFactor(20)
                .ledgerFile(directory.resolve("ledger.csv"))
                .broker(BrokerRules.defaults().toBuilder().enforceLimits(false).build()).build());
        rest = Stranger.loggedIn(simulator);
        socket = new StrangerSocket(simulator.streamUrl(), rest);
        socket.subscribe(List.of("US500", "EURUSD"));
        awaitQuotes(100);
    }

    @AfterEach
    void stop() throws IOException {
        socket.close();
        simulator.close();
    }

    private void awaitQuotes(int more) {
        int before = socket.frames("quote").size();
        await().atMost(Duration.ofSeconds(10)).until(() -> socket.frames("quote").size() >= before + more);
    }

    @Test
    void shouldHoldEveryFrameSentInTheLedger() throws IOException {
        rest.send("POST", "/control/stall-sockets", "");
        JsonNode ledger = rest.get("/control/ledger?limit=100000").body();
        await().atMost(Duration.ofSeconds(5))
                .until(() -> socket.frames("quote").size() == ledger.path("frames").asInt());

        List<String> received = socket.frames("quote").stream().map(frame -> frame.path("payload"))
                .map(q -> q.path("epic") + " " + q.path("timestamp") + " " + q.path("bid") + " " + q.path("ofr"))
                .toList();
        assertThat(ledger.path("newest")).hasSize(received.size());
        assertThat(ledger.path("newest")).extracting(row -> row.path("epic") + " " + row.path("timestamp") + " "
                + row.path("bid") + " " + row.path("ask")).isEqualTo(received);
        assertThat(ledger.path("counts").path("US500").asLong()).isEqualTo(simulator.framesSent("US500"));
        List<String> rows = Files.readAllLines(directory.resolve("ledger.csv"));
        assertThat(rows.get(0)).isEqualTo("epoch_ms,symbol,bid,ask,bid_size,ask_size,connection,fault");
        assertThat(rows).hasSize(received.size() + 1);
        JsonNode last = socket.frames("quote").get(received.size() - 1).path("payload");
        assertThat(rows.get(received.size())).isEqualTo(last.path("timestamp").asText() + ","
                + last.path("epic").asText() + "," + last.path("bid") + "," + last.path("ofr") + ","
                + last.path("bidQty") + "," + last.path("ofrQty") + ",1,");
        assertThat(rest.get("/control/ledger?epic=EURUSD&limit=3").body().path("newest")).hasSize(3)
                .allSatisfy(row -> assertThat(row.path("epic").asText()).isEqualTo("EURUSD"));
    }

    @Test
    void shouldStallAndResume() {
        rest.send("POST", "/control/stall-sockets", "");
        long sent = simulator.controls().state().frames();
        socket.ask("ping", "{}");

        await().during(Duration.ofMillis(300)).atMost(Duration.ofSeconds(2))
                .until(() -> simulator.controls().state().frames() == sent);
        assertThat(rest.get("/control/state").body().path("stalled").asBoolean()).isTrue();
        assertThat(socket.frames("ping")).isEmpty();

        rest.send("POST", "/control/resume-sockets", "");
        awaitQuotes(10);
    }

    @Test
    void shouldStopAllSockets() {
        rest.send("POST", "/control/stop-sockets", "");

        await().atMost(Duration.ofSeconds(5)).until(() -> socket.closeCode() == 1006);
        await().atMost(Duration.ofSeconds(5)).until(() -> simulator.controls().state().sockets() == 0);
    }

    @Test
    void shouldRefuseLoginsForAWhile() {
        rest.send("POST", "/control/refuse-logins?seconds=1", "");

        assertThat(new Stranger(simulator).logIn(simulator).status()).isEqualTo(429);
        await().atMost(Duration.ofSeconds(5))
                .until(() -> new Stranger(simulator).logIn(simulator).status() == 200);
    }

    @Test
    void shouldTellItsState() {
        JsonNode state = rest.get("/control/state").body();

        assertThat(state.path("market").path("source").asText()).isEqualTo("synthetic");
        assertThat(state.path("sockets").asInt()).isEqualTo(1);
        assertThat(state.path("logins").asInt()).isEqualTo(1);
    }
}
