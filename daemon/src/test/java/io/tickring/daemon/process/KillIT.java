package io.tickring.daemon.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.tickring.persistence.files.EpochDirectory;
import io.tickring.persistence.files.PositionFile;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills a daemon under load, again and again. The witnesses are outside of it: the sequence that this process read from
 * the position file before each kill, and the ledger of frames that the simulator, a third process, handed to sockets.
 */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class KillIT {
    private static final int KILLS = 30;
    private static final long SEED = 20_261_123;

    @TempDir
    Path dir;

    private final List<Process> processes = new ArrayList<>();
    private final Random random = new Random(SEED);
    private Map<String, String> credentials;
    private JsonNode venue;

    @AfterEach
    void endProcesses() {
        processes.forEach(Process::destroyForcibly);
    }

    private Process start(List<String> arguments, Map<String, String> environment) throws Exception {
        Process process = Processes.start(log(), environment, arguments);
        processes.add(process);
        return process;
    }

    private Process startVenue() throws Exception {
        Process simulator = start(List.of("simulate", "--port", "0", "--json", "--speed", "60",
                "--ledger", ledger().toString()), Map.of());
        venue = Processes.ready(simulator, log());
        credentials = Map.of("CAPITAL_API_KEY", venue.get("apiKey").asText(),
                "CAPITAL_IDENTIFIER", venue.get("identifier").asText(),
                "CAPITAL_PASSWORD", venue.get("password").asText(),
                "CAPITAL_ENVIRONMENT", "simulator",
                "TICKRING_FEED_URL", venue.get("url").asText(),
                "TICKRING_FEED_STREAM_URL", venue.get("streamUrl").asText());
        return simulator;
    }

    private Path log() {
        return dir.resolve("stderr.txt");
    }

    private Path ledger() {
        return dir.resolve("ledger.csv");
    }

    private Path journal() {
        return dir.resolve("data").resolve("journal");
    }

    private Process startDaemon() throws Exception {
        Process daemon = start(List.of("run", "--symbols", "TOP100", "--port", "0", "--json", "--data",
                dir.resolve("data").toString()), credentials);
        assertThat(Processes.ready(daemon, log()).get("event").asText()).isEqualTo("ready");
        return daemon;
    }

    private PositionFile position(int epoch) {
        return await().atMost(Duration.ofSeconds(10)).until(
                () -> PositionFile.read(EpochDirectory.of(journal(), epoch)), Optional::isPresent).get();
    }

    /** @return the sequence acknowledged before the kill, as another process saw it */
    private long runAndKill(int epoch) throws Exception {
        Process daemon = startDaemon();
        try (PositionFile position = position(epoch)) {
            long wanted = position.firstSequence() + 500 + random.nextInt(8_000);
            await().atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofMillis(2))
                    .until(() -> position.journaledSequence() >= wanted);
            long witnessed = position.journaledSequence();
            daemon.destroyForcibly();
            assertThat(daemon.waitFor(10, TimeUnit.SECONDS)).isTrue();
            return witnessed;
        }
    }

    @Test
    void shouldLoseNothingThatWasAcknowledgedOverThirtyKills() throws Exception {
        Process simulator = startVenue();
        List<Long> witnessed = new ArrayList<>();

        for (int epoch = 1; epoch <= KILLS; epoch++) {
            witnessed.add(runAndKill(epoch));
        }
        stopInOrder(startDaemon(), KILLS + 1);
        stop(simulator);

        JournalContent content = new JournalContent(journal());
        assertThat(content.damages).isEmpty();
        assertThat(content.sequences).isSorted().doesNotHaveDuplicates().containsAll(witnessed);
        assertThat(content.ticksByEpoch).hasSize(KILLS + 1);
        assertThat(content.ticks()).isGreaterThan(KILLS * 400L);
        assertRunsOfTheLedger(content);
        assertThat(content.wrongBars()).isEmpty();
        assertThat(content.bars).isNotEmpty();
    }

    private void stopInOrder(Process daemon, int epoch) throws Exception {
        try (PositionFile position = position(epoch)) {
            long wanted = position.firstSequence() + 2_000;
            await().atMost(Duration.ofSeconds(30)).until(() -> position.journaledSequence() >= wanted);
            stop(daemon);
            assertThat(position.closedInOrder()).isTrue();
            assertThat(position.syncedSequence()).isEqualTo(position.journaledSequence());
        }
        assertThat(daemon.exitValue()).isZero();
    }

    private static void stop(Process process) throws InterruptedException {
        process.destroy();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    }

    /** Each session's ticks are the first frames of one connection: none missing between, none twice, in order. */
    private void assertRunsOfTheLedger(JournalContent content) throws Exception {
        List<List<String>> sent = new ArrayList<>(framesByConnection().values());
        List<List<String>> journaled = new ArrayList<>(content.ticksByEpoch.values());
        assertThat(sent).hasSameSizeAs(journaled);
        for (int session = 0; session < journaled.size(); session++) {
            List<String> ticks = journaled.get(session);
            assertThat(ticks).as("session " + (session + 1))
                    .isEqualTo(sent.get(session).subList(0, ticks.size()));
        }
    }

    private Map<String, List<String>> framesByConnection() throws Exception {
        Map<String, List<String>> frames = new LinkedHashMap<>();
        try (Stream<String> lines = Files.lines(ledger())) {
            lines.skip(1).map(line -> line.split(",")).forEach(row -> frames
                    .computeIfAbsent(row[6], connection -> new ArrayList<>())
                    .add(String.join(",", row[0], row[1], plain(row[2]), plain(row[3]), plain(row[4]), plain(row[5]))));
        }
        return frames;
    }

    private static String plain(String decimal) {
        BigDecimal value = new BigDecimal(decimal).stripTrailingZeros();
        return value.signum() == 0 ? "0" : value.toPlainString();
    }
}
