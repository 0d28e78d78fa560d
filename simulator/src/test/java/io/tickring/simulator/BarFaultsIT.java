package io.tickring.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.tickring.simulator.fault.FaultOrder;
import io.tickring.simulator.fault.VenueFault;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BarFaultsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final long MINUTE_MS = 60_000;

    @Test
    void shouldNeverSendTheBarsThatEndMeanwhile() throws IOException {
        try (Simulator simulator = Simulator.start(SimulatorSettings.builder().roundTheClock(true).speed(600).build());
             StrangerSocket socket = new StrangerSocket(simulator.streamUrl(), Stranger.loggedIn(simulator))) {
            socket.ask("OHLCMarketData.subscribe", "{\"epics\":[\"US500\"]}");
            awaitBars(socket, 4);
            long id = simulator.controls().beginFault(FaultOrder.of(VenueFault.DROP_BARS));
            await().atMost(PATIENCE).until(() -> simulator.controls().faults().active().get(0).struck() >= 3);
            simulator.controls().endFault(id);
            awaitBars(socket, socket.frames("ohlc.event").size() + 4);

            Set<Long> opens = new HashSet<>();
            socket.frames("ohlc.event").forEach(bar -> opens.add(bar.path("payload").path("t").asLong()));
            long first = opens.stream().min(Long::compare).orElseThrow();
            long last = opens.stream().max(Long::compare).orElseThrow();
            long dropped = simulator.controls().faults().past().get(0).struck();
            assertThat((last - first) / MINUTE_MS + 1 - opens.size()).isEqualTo(dropped);
        }
    }

    private static void awaitBars(StrangerSocket socket, int frames) {
        await().atMost(PATIENCE).until(() -> socket.frames("ohlc.event").size() >= frames);
    }

    @ParameterizedTest
    @CsvSource({"PAYLOAD, true, false, false", "TOP_LEVEL, false, true, false", "ECHO, true, false, true"})
    void shouldShapeErrorsByTheRule(String shape, boolean inPayload, boolean beside, boolean echoes)
            throws IOException {
        try (Simulator simulator = Simulator.start(SimulatorSettings.builder().roundTheClock(true)
                .rule("errorShape", shape).rule("unknownEpic", "ERROR").build())) {
            Stranger rest = Stranger.loggedIn(simulator);
            try (StrangerSocket socket = new StrangerSocket(simulator.streamUrl(), rest)) {
                socket.subscribe(List.of("NOWHERE"));
                await().atMost(PATIENCE).until(() -> socket.frames("marketData.subscribe").size() == 1);

                JsonNode reply = socket.frames("marketData.subscribe").get(0);
                assertThat(reply.path("payload").has("errorCode")).isEqualTo(inPayload);
                assertThat(reply.has("errorCode")).isEqualTo(beside);
                assertThat(reply.toString().contains(rest.cst())).isEqualTo(echoes);
            }
        }
    }
}
