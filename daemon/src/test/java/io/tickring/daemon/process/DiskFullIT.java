package io.tickring.daemon.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tickring.engine.journal.JournalListener;
import io.tickring.engine.tick.EventKind;
import io.tickring.engine.tick.GapReason;
import io.tickring.engine.tick.TickEvent;
import io.tickring.persistence.read.JournalReader;
import io.tickring.persistence.read.JournalVerifier;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The daemon on a file system of 64 MB that somebody else fills. Needs to be allowed to mount one. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class DiskFullIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path dir;

    private final HttpClient client = HttpClient.newHttpClient();
    private final ObjectMapper mapper = new ObjectMapper();
    private Path disk;
    private Process simulator;
    private Process daemon;
    private URI page;

    @BeforeEach
    void startOnASmallDisk() throws Exception {
        disk = Files.createDirectory(dir.resolve("disk"));
        assumeThat(run("mount", "-t", "tmpfs", "-o", "size=64m", "tmpfs", disk.toString()))
                .as("this test has to be allowed to mount a tmpfs of 64 MB").isZero();
        Path log = dir.resolve("stderr.txt");
        simulator = Processes.start(log, Map.of(), List.of("simulate", "--port", "0", "--json", "--speed", "120"));
        JsonNode venue = Processes.ready(simulator, log);
        Map<String, String> environment = new HashMap<>(Map.of(
                "CAPITAL_API_KEY", venue.get("apiKey").asText(),
                "CAPITAL_IDENTIFIER", venue.get("identifier").asText(),
                "CAPITAL_PASSWORD", venue.get("password").asText(), "CAPITAL_ENVIRONMENT", "simulator",
                "TICKRING_FEED_URL", venue.get("url").asText(),
                "TICKRING_FEED_STREAM_URL", venue.get("streamUrl").asText()));
        environment.putAll(Map.of("TICKRING_JOURNAL_ALLOCATE_AHEAD_MI_B", "1",
                "TICKRING_BACKFILL_MINUTE_DAYS", "0", "TICKRING_BACKFILL_DAY_YEARS", "0"));
        daemon = Processes.start(log, environment, List.of("run", "--symbols", "TOP100", "--port", "0", "--json",
                "--data", data().toString()));
        page = URI.create(Processes.ready(daemon, log).get("url").asText());
        await().atMost(PATIENCE).until(() -> status().get("feed").get("subscribed").asInt() == 100);
    }

    @AfterEach
    void end() throws Exception {
        for (Process process : new Process[] {daemon, simulator}) {
            if (process != null) {
                process.destroyForcibly().waitFor();
            }
        }
        run("umount", disk.toString());
    }

    private static int run(String... command) throws Exception {
        try {
            return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start().waitFor();
        } catch (IOException e) {
            return -1;
        }
    }

    private Path data() {
        return disk.resolve("data");
    }

    private JsonNode status() throws IOException, InterruptedException {
        return mapper.readTree(client.send(HttpRequest.newBuilder(page.resolve("/api/v1/status")).build(),
                BodyHandlers.ofString()).body());
    }

    private JsonNode journal() throws IOException, InterruptedException {
        return status().get("journal");
    }

    private Path fill() throws IOException {
        Path filler = disk.resolve("filler");
        byte[] block = new byte[4096];
        try (OutputStream out = Files.newOutputStream(filler)) {
            for (;;) {
                out.write(block);
            }
        } catch (IOException full) {
            assertThat(full).hasMessageContaining("No space left");
            return filler;
        }
    }

    @Test
    void shouldCountWhileTheDiskIsFullAndGoOnByItselfWhenThereIsRoom() throws Exception {
        Path filler = fill();

        await().atMost(PATIENCE).until(() -> journal().get("state").asText().equals("disk_full"));
        long lost = journal().get("notJournaled").asLong();
        await().atMost(PATIENCE).until(() -> journal().get("notJournaled").asLong() > lost + 1000);
        assertThat(status().get("feed").get("state").asText()).isEqualTo("streaming");
        assertThat(status().get("feed").get("subscribed").asInt()).isEqualTo(100);
        assertThat(status().get("feed").get("reconnects").asInt()).isZero();

        Files.delete(filler);

        await().atMost(PATIENCE).until(() -> journal().get("state").asText().equals("ok"));
        long resumed = journal().get("sequence").asLong();
        await().atMost(PATIENCE).until(() -> journal().get("sequence").asLong() > resumed + 1000);
        daemon.destroy();
        assertThat(daemon.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(daemon.exitValue()).isZero();
        assertThat(JournalVerifier.verify(data().resolve("journal"), bytes -> { }).damages()).isEmpty();
        assertThat(gapsOfAFullDisk()).isGreaterThanOrEqualTo(90);
    }

    private int gapsOfAFullDisk() {
        int[] gaps = {0};
        try (JournalReader reader = JournalReader.open(data().resolve("journal"), 0)) {
            reader.readAll(new JournalListener() {
                @Override
                public void onEvent(long sequence, TickEvent event) {
                    gaps[0] += event.kind == EventKind.GAP && event.gapReason == GapReason.NOT_JOURNALED ? 1 : 0;
                }
            });
        }
        return gaps[0];
    }
}
