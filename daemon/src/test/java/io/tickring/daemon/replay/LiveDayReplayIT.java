package io.tickring.daemon.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tickring.daemon.Shell;
import io.tickring.daemon.Shell.Answer;
import io.tickring.daemon.config.Configuration;
import io.tickring.daemon.config.FeedConfig;
import io.tickring.daemon.data.DataDirectory;
import io.tickring.daemon.node.Node;
import io.tickring.daemon.node.NodeConfig;
import io.tickring.daemon.node.NodeSettings;
import io.tickring.feed.FeedCredentials;
import io.tickring.simulator.Simulator;
import io.tickring.simulator.SimulatorSettings;
import io.tickring.simulator.fault.plan.FaultFile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A day as it comes from a venue that is not at its best, over stops and starts with other settings. */
class LiveDayReplayIT {
    private static final int SPEED = 60;
    private static final String FAULTS = """
            faults:
              - {fault: duplicate-quote, after: 0s, lasts: 1h, value: 7}
              - {fault: reorder-quote, after: 0s, lasts: 1h, value: 5}
              - {fault: crossed-quote, after: 0s, lasts: 1h, value: 11}
              - {fault: future-quote, after: 0s, lasts: 1h, value: 13}
              - {fault: garbage-frame, after: 0s, lasts: 1h, value: 17}
              - {fault: null-bid, after: 0s, lasts: 1h, value: 19}
              - {fault: drop-socket, after: 1s}
            """;

    @TempDir
    Path dir;

    @Test
    void shouldGiveALiveDayAgainOverStopsAndOtherSettings() throws Exception {
        SimulatorSettings settings = SimulatorSettings.builder().symbols(4).speed(SPEED).roundTheClock(true)
                .rateFactor(10).faults(FaultFile.parse(FAULTS, SPEED)).build();
        Configuration usual = Configuration.load(null, Map.of());
        Configuration other = usual.withFlag("validation.spikes", false, "test")
                .withFlag("bars.graceMs", 30_000, "test").withFlag("validation.staleMs", 1, "test")
                .withFlag("ring.layout", "pipelined", "test");
        try (Simulator simulator = Simulator.start(settings)) {
            run(simulator, usual, 400);
            run(simulator, other, 400);
            run(simulator, usual, 400);
        }

        Answer replay = new Shell(dir).onData("replay", "--json");

        assertThat(replay.exitCode()).as(replay.out()).isZero();
        JsonNode found = new ObjectMapper().readTree(replay.out());
        assertThat(found.get("differences").asLong()).isZero();
        assertThat(found.get("notCompared").asLong()).isZero();
        assertThat(found.get("sessions").asInt()).isEqualTo(3);
        assertThat(found.get("duplicate").asLong()).isPositive();
        assertThat(found.get("rejected").fieldNames()).toIterable().contains("crossed", "future", "missing_field");
        assertThat(found.get("bars").asLong()).isPositive();
    }

    private void run(Simulator simulator, Configuration base, long ticks) throws Exception {
        try (Node node = Node.start(settings(simulator, base))) {
            long before = node.engine().counters().accepted();
            await().atMost(Duration.ofSeconds(60)).until(() ->
                    node.engine().counters().accepted() >= before + ticks);
        }
    }

    private NodeSettings settings(Simulator simulator, Configuration base) {
        Configuration configuration = base.withFlag("web.port", 0, "test")
                .withFlag("feed.environment", "replay", "test")
                .withFlag("feed.url", simulator.restUrl(), "test")
                .withFlag("feed.streamUrl", simulator.streamUrl(), "test");
        FeedCredentials credentials =
                new FeedCredentials(simulator.apiKey(), simulator.identifier(), simulator.password());
        return NodeConfig.of(configuration, new DataDirectory(dir), FeedConfig.feed(configuration, simulator.epics()),
                credentials, "test");
    }
}
