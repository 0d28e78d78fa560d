package io.tickring.daemon.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tickring.persistence.read.JournalVerifier;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a newcomer sees: one command, no account, no file edited. */
class DemoIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    Path dir;

    private final HttpClient client = HttpClient.newHttpClient();
    private final ObjectMapper mapper = new ObjectMapper();
    private Process demo;
    private URI page;

    @BeforeEach
    void startDemo() throws Exception {
        Path log = dir.resolve("stderr.txt");
        demo = Processes.start(log, Map.of(), List.of("demo", "--port", "0", "--json", "--speed", "20",
                "--data", dir.resolve("data").toString()));
        page = URI.create(Processes.ready(demo, log).get("url").asText());
    }

    @AfterEach
    void endDemo() {
        demo.destroyForcibly();
    }

    private String get(String path) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(page.resolve(path)).build(), BodyHandlers.ofString()).body();
    }

    private JsonNode json(String path) throws IOException, InterruptedException {
        return mapper.readTree(get(path));
    }

    private long quoted() throws IOException, InterruptedException {
        return StreamSupport.stream(json("/api/v1/markets").get("markets").spliterator(), false)
                .filter(market -> !market.get("bid").isNull()).count();
    }

    private List<JsonNode> bars(String provenance) throws IOException, InterruptedException {
        Instant now = Instant.parse(json("/api/v1/status").get("marketTime").asText());
        JsonNode bars = json("/api/v1/bars/US500?limit=500&from=" + now.minus(Duration.ofHours(2)) + "&to=" + now);
        return StreamSupport.stream(bars.get("bars").spliterator(), false)
                .filter(bar -> bar.get("provenance").asText().equals(provenance)).toList();
    }

    @Test
    void shouldShowAHundredMarketsWithTwoHoursOfHistoryAndNewBars() throws Exception {
        assertThat(get("/")).contains("<title>");
        await().atMost(PATIENCE).until(() -> quoted() == 100);
        await().atMost(PATIENCE).until(() -> bars("backfill").size() >= 115);

        await().atMost(PATIENCE).until(() -> bars("live").size() >= 2);

        assertThat(json("/api/v1/status").get("feed").get("environment").asText()).isEqualTo("simulator");
        assertThat(mapper.readTree(Files.readString(dir.resolve("data/daemon.json"))).get("url").asText())
                .isEqualTo(page.toString());
    }

    @Test
    void shouldStopInOrderOnATerminateSignal() throws Exception {
        await().atMost(PATIENCE).until(() -> quoted() > 50);

        demo.destroy();

        assertThat(demo.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(demo.exitValue()).isZero();
        assertThat(dir.resolve("data/daemon.json")).doesNotExist();
        assertThat(JournalVerifier.verify(dir.resolve("data/journal"), bytes -> { }).damages()).isEmpty();
    }
}
