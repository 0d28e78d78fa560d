package io.tickring.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** A day of real ticks as fast as a client reads; the file stays where it is. */
class RealTicksIT {
    private static final Path TICKS = Path.of("../../shared/data/oanda-ticks-2014-05-02.csv.gz");
    private static final long TICK_COUNT = 356_021;

    /** Counts frames and keeps none. */
    private static final class Counter implements WebSocket.Listener {
        private final AtomicLong frames = new AtomicLong();

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            frames.addAndGet(last ? 1 : 0);
            socket.request(1);
            return null;
        }
    }

    @Test
    void shouldReplayADayOfRealTicksWithoutLoss() throws IOException {
        assumeTrue(Files.exists(TICKS), "skipped: no real ticks at " + TICKS);
        try (Simulator simulator = Simulator.start(SimulatorSettings.builder().replay(TICKS)
                .speed(SimulatorSettings.MAX_SPEED).build())) {
            Stranger rest = Stranger.loggedIn(simulator);
            Counter counter = new Counter();
            WebSocket socket = HttpClient.newHttpClient().newWebSocketBuilder()
                    .buildAsync(URI.create(simulator.streamUrl()), counter).orTimeout(10, TimeUnit.SECONDS).join();
            assertThat(simulator.epics()).containsExactlyInAnyOrder("XAUUSD", "EURUSD", "NZDUSD");

            socket.sendText("{\"destination\":\"marketData.subscribe\",\"correlationId\":\"1\",\"cst\":\""
                    + rest.cst() + "\",\"securityToken\":\"" + rest.securityToken()
                    + "\",\"payload\":{\"epics\":[\"XAUUSD\",\"EURUSD\",\"NZDUSD\"]}}", true)
                    .orTimeout(10, TimeUnit.SECONDS).join();

            await().atMost(Duration.ofSeconds(60)).until(() -> counter.frames.get() == TICK_COUNT + 1);
            assertThat(simulator.controls().state().frames()).isEqualTo(TICK_COUNT);
            assertThat(simulator.framesSent("XAUUSD")).isEqualTo(265_015);
            socket.abort();
        }
    }
}
