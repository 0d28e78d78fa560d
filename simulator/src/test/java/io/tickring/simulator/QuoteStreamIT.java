package io.tickring.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class QuoteStreamIT {
    private Simulator simulator;
    private Stranger rest;
    private StrangerSocket socket;

    @BeforeEach
    void start() throws IOException {
        simulator = Simulator.start(SimulatorSettings.builder().roundTheClock(true).rateFactor(10).build());
        rest = Stranger.loggedIn(simulator);
        socket = new StrangerSocket(simulator.streamUrl(), rest);
    }

    @AfterEach
    void stop() throws IOException {
        socket.close();
        simulator.close();
    }

    @Test
    void shouldStreamQuotesOfSubscribedMarketsOnly() {
        socket.subscribe(List.of("US500", "EURUSD"));

        await().atMost(Duration.ofSeconds(10)).until(() -> socket.frames("quote").size() > 50);
        assertThat(socket.texts().get(0)).isEqualTo("{\"status\":\"OK\",\"destination\":\"marketData.subscribe\","
                + "\"correlationId\":\"1\",\"payload\":{\"subscriptions\":{\"US500\":\"PROCESSED\","
                + "\"EURUSD\":\"PROCESSED\"}}}");
        List<JsonNode> quotes = socket.frames("quote");
        assertThat(quotes).extracting(q -> q.path("payload").path("epic").asText()).containsOnly("US500", "EURUSD");
        assertThat(quotes).allSatisfy(quote -> assertThat(quote.path("payload").path("ofr").asDouble())
                .isGreaterThan(quote.path("payload").path("bid").asDouble()));
        assertThat(socket.texts().get(5)).matches("\\{\"status\":\"OK\",\"destination\":\"quote\",\"payload\":\\{"
                + "\"epic\":\"[A-Z0-9]+\",\"product\":\"CFD\",\"bid\":[0-9.]+,\"bidQty\":[0-9.E]+,\"ofr\":[0-9.]+,"
                + "\"ofrQty\":[0-9.E]+,\"timestamp\":\\d{13}}}");
    }
}
