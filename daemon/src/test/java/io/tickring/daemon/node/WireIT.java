package io.tickring.daemon.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tickring.daemon.OperatorException;
import io.tickring.daemon.RealDay;
import io.tickring.daemon.Shell;
import io.tickring.daemon.config.Configuration;
import io.tickring.daemon.config.FeedConfig;
import io.tickring.daemon.data.DataDirectory;
import io.tickring.engine.journal.JournalListener;
import io.tickring.engine.journal.SessionMarker;
import io.tickring.engine.tick.EventKind;
import io.tickring.engine.tick.TickEvent;
import io.tickring.feed.FeedCredentials;
import io.tickring.persistence.files.EpochDirectory;
import io.tickring.persistence.read.JournalReader;
import io.tickring.simulator.Simulator;
import io.tickring.simulator.SimulatorSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole way: simulator, WebSocket, decoder, ring, journal. */
class WireIT {
    private static final int REAL_TICKS = 356_021;

    @TempDir
    Path dir;

    private NodeSettings settings(Simulator simulator, Configuration base) {
        Configuration configuration = base
                .withFlag("web.port", 0, "test")
                .withFlag("feed.environment", "replay", "test")
                .withFlag("feed.url", simulator.restUrl(), "test")
                .withFlag("feed.streamUrl", simulator.streamUrl(), "test");
        FeedCredentials credentials =
                new FeedCredentials(simulator.apiKey(), simulator.identifier(), simulator.password());
        return NodeConfig.of(configuration, new DataDirectory(dir), FeedConfig.feed(configuration, simulator.epics()),
                credentials, "test");
    }

    private static Configuration defaults() {
        return Configuration.load(null, Map.of());
    }

    @ParameterizedTest
    @ValueSource(strings = {"fused", "pipelined"})
    void shouldGiveEveryBarOfTheRealDayThroughTheWire(String layout) throws Exception {
        SimulatorSettings replay = SimulatorSettings.builder().replay(RealDay.ticks())
                .speed(SimulatorSettings.MAX_SPEED).build();
        Configuration records = defaults().withFlag("engine.timeSource", "records", "test")
                .withFlag("ring.layout", layout, "test");

        try (Simulator simulator = Simulator.start(replay); Node node = Node.start(settings(simulator, records))) {
            await().atMost(Duration.ofMinutes(2))
                    .until(() -> node.engine().counters().received() >= REAL_TICKS);
        }

        Shell shell = new Shell(dir);
        assertThat(shell.onData("journal", "verify").exitCode()).isZero();
        assertThat(RealDay.parse(shell.onData("export", "bars").out().lines().toList())).isEqualTo(RealDay.bars());
        assertReplaysExactly(shell);
    }

    private static void assertReplaysExactly(Shell shell) {
        Shell.Answer replay = shell.onData("replay");
        assertThat(replay.exitCode()).as(replay.out()).isZero();
        assertThat(replay.out()).contains("\n0 differences").doesNotContain("were not compared");
    }

    @Test
    void shouldGoOnWhereItStoppedWithAGapBetween() throws Exception {
        SimulatorSettings settings = SimulatorSettings.builder().symbols(3).speed(60).roundTheClock(true)
                .rateFactor(10).build();
        try (Simulator simulator = Simulator.start(settings)) {
            long firstRun = runForTicks(simulator, 500);
            long bothRuns = runForTicks(simulator, 500);
            assertThat(bothRuns).isGreaterThan(firstRun);
        }

        Shell shell = new Shell(dir);
        JsonNode stats = new ObjectMapper().readTree(shell.onData("journal", "stats", "--json").out());
        assertThat(stats.path("sessions").asInt()).isEqualTo(2);
        assertThat(StreamSupport.stream(stats.path("gaps").spliterator(), false).mapToInt(JsonNode::asInt).sum())
                .isEqualTo(3);
        assertReplaysExactly(shell);
        assertThat(shell.onData("journal", "verify").out()).startsWith("sound");
    }

    @Test
    void shouldBeginTheGapOfAStopInTheVenuesTime() throws Exception {
        SimulatorSettings settings = SimulatorSettings.builder().symbols(3).speed(60).roundTheClock(true)
                .rateFactor(10).build();
        List<Long> lastTickMs = new ArrayList<>();
        try (Simulator simulator = Simulator.start(settings)) {
            runForTicks(simulator, 1_000);
            runForTicks(simulator, 500);
        }

        List<Long> gapsFromMs = new ArrayList<>();
        List<SessionMarker> sessions = new ArrayList<>();
        try (JournalReader reader = JournalReader.open(new DataDirectory(dir).journal(), 0)) {
            reader.readAll(new JournalListener() {
                @Override
                public void onSession(long sequence, SessionMarker session) {
                    sessions.add(session);
                }

                @Override
                public void onEvent(long sequence, TickEvent event) {
                    if (event.accepted() && sessions.size() == 1) {
                        lastTickMs.add(event.exchangeTimeMs);
                    } else if (event.kind == EventKind.GAP && event.gapFromMs < event.gapToMs) {
                        gapsFromMs.add(event.gapFromMs);
                    }
                }
            });
        }
        long stoppedMs = lastTickMs.stream().mapToLong(Long::longValue).max().orElseThrow();
        assertThat(gapsFromMs).hasSize(3).allSatisfy(fromMs ->
                assertThat(fromMs).isBetween(stoppedMs - 10_000, stoppedMs + 1_000));
    }

    @Test
    void shouldTellWhereItCannotEndInOrder() throws Exception {
        try (Simulator simulator = Simulator.start(SimulatorSettings.builder().symbols(3).build())) {
            Node node = Node.start(settings(simulator, defaults()));
            for (Path file : EpochDirectory.of(new DataDirectory(dir).journal(), 1).cycleFiles()) {
                Files.delete(file);
            }

            assertThatThrownBy(node::close).isInstanceOf(OperatorException.class)
                    .hasMessageContaining("did not end in order");
        }
    }

    /** @return ticks received since the first start */
    private long runForTicks(Simulator simulator, long ticks) throws Exception {
        try (Node node = Node.start(settings(simulator, defaults()))) {
            long before = node.engine().counters().accepted();
            await().atMost(Duration.ofSeconds(60)).until(() ->
                    node.engine().counters().accepted() >= before + ticks);
            assertThat(node.journalStatus().state()).isEqualTo("ok");
            return node.engine().counters().received();
        }
    }
}
