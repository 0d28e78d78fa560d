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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Deals at the prices of a file, with nobody subscribed to them. */
class ReplayTradingIT {
    private static final String TICKS = """
            epoch_ms,symbol,bid,ask
            1398988800000,XAUUSD,1284.00,1284.40
            1398989100000,XAUUSD,1270.00,1270.40
            1398989700000,XAUUSD,1271.00,1271.40
            """;

    @TempDir
    private Path directory;

    @Test
    void shouldStopPositionAtTheTickOfTheFile() throws IOException {
        Path file = Files.writeString(directory.resolve("ticks.csv"), TICKS);
        BrokerRules rules = BrokerRules.defaults().toBuilder().enforceLimits(false).build();
        try (Simulator simulator = Simulator.start(SimulatorSettings.builder().replay(file).speed(100)
                .replayStart(ReplayStart.IMMEDIATELY).broker(rules).build())) {
            Stranger rest = Stranger.loggedIn(simulator);
            await().atMost(Duration.ofSeconds(5)).until(() -> rest.get("/api/v1/markets/XAUUSD").body()
                    .at("/snapshot").has("bid"));

            String reference = rest.send("POST", "/api/v1/positions", "{\"epic\":\"XAUUSD\",\"direction\":\"BUY\","
                    + "\"size\":1,\"stopLevel\":1275}").body().path("dealReference").asText();
            assertThat(rest.get("/api/v1/confirms/" + reference).body().path("level").asDouble()).isEqualTo(1284.40);

            await().atMost(Duration.ofSeconds(20)).until(() -> rest.get("/api/v1/positions").body().path("positions")
                    .isEmpty());
            JsonNode stopped = rest.get("/api/v1/history/activity?detailed=true&filter=source==SL").body()
                    .at("/activities/0");
            assertThat(stopped.path("dateUTC").asText()).isEqualTo("2014-05-02T00:05:00.000");
            assertThat(stopped.at("/details/level").asDouble()).isEqualTo(1270.00);
            assertThat(rest.get("/api/v1/history/transactions?lastPeriod=86400").body()
                    .at("/transactions/0/size").asText()).isEqualTo("-14.4");
            assertThat(rest.get("/control/state").body().at("/market/skipped").asLong()).isPositive();
        }
    }
}
