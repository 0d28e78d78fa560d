package io.tickring.daemon.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tickring.daemon.process.Processes;
import io.tickring.simulator.Simulator;
import io.tickring.simulator.SimulatorSettings;
import io.tickring.simulator.rules.BrokerRules;
import io.tickring.simulator.session.Account;
import io.tickring.simulator.session.ApiKey;
import io.tickring.simulator.session.Login;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole program as users start it, with every logger at its finest: what it writes, answers and is called with
 * holds no secret, not in base64 either.
 */
class SecretsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String PASSPHRASE = "MarkedPassphraseOne";
    private static final String NEW_PASSPHRASE = "MarkedPassphraseTwo";
    private static final String WRONG_PASSPHRASE = "MarkedPassphraseWrong";
    private static final String WRONG_PASSWORD = "MarkedPasswordWrong";
    private static final Login MARKED = new Login("MarkedTrader@example.com",
            List.of(new ApiKey("MarkedApiKey0001", "MarkedKeyPassword", ApiKey.State.ACTIVE)), Account.usual(),
            Account.usual());
    private static final String FINEST = """
            <Configuration status="ERROR"><Appenders><Console name="all" target="SYSTEM_ERR">
            <PatternLayout pattern="%level %c %msg%n%ex"/></Console></Appenders>
            <Loggers><Logger name="net.openhft" level="warn"/>
            <Root level="all"><AppenderRef ref="all"/></Root></Loggers></Configuration>
            """;
    private static final String FINEST_OF_JDK = """
            handlers=java.util.logging.ConsoleHandler
            .level=ALL
            java.util.logging.ConsoleHandler.level=ALL
            """;

    @TempDir
    Path dir;

    private final HttpClient http = HttpClient.newHttpClient();
    private final List<String> shown = new ArrayList<>();
    private Simulator simulator;
    private InterferingProxy proxy;
    private Path log;
    private List<String> finest;

    @BeforeEach
    void start() throws IOException {
        simulator = Simulator.start(SimulatorSettings.builder().symbols(10).roundTheClock(true).rateFactor(20)
                .logins(List.of(MARKED))
                .broker(BrokerRules.defaults().toBuilder().enforceLimits(false).build()).build());
        proxy = new InterferingProxy(simulator.restUrl());
        log = dir.resolve("stderr.txt");
        finest = List.of("-Dlog4j2.configurationFile=" + Files.writeString(dir.resolve("finest.xml"), FINEST).toUri(),
                "-Djava.util.logging.config.file="
                        + Files.writeString(dir.resolve("finest.properties"), FINEST_OF_JDK));
    }

    @AfterEach
    void stop() throws IOException {
        proxy.close();
        simulator.close();
    }

    private Map<String, String> secrets() {
        return Map.of("CAPITAL_API_KEY", simulator.apiKey(), "CAPITAL_IDENTIFIER", simulator.identifier(),
                "CAPITAL_PASSWORD", simulator.password());
    }

    private static Map<String, String> joined(Map<String, String> one, Map<String, String> other) {
        Map<String, String> both = new HashMap<>(one);
        both.putAll(other);
        return both;
    }

    private Process begin(Map<String, String> environment, String... words) throws IOException {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--data", dir.resolve("data").toString()));
        Process process = Processes.start(log, finest, environment, all);
        ProcessHandle.Info info = process.info();
        shown.add(info.commandLine().orElse("") + Arrays.toString(info.arguments().orElse(new String[0])));
        return process;
    }

    /** @return what it printed */
    private String run(int exitCode, Map<String, String> environment, String... words) throws Exception {
        Process process = begin(environment, words);
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        shown.add(printed);
        assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(String.join(" ", words) + printed + Files.readString(log))
                .isEqualTo(exitCode);
        return printed;
    }

    private void get(URI page, String path) throws IOException, InterruptedException {
        shown.add(http.send(HttpRequest.newBuilder(page.resolve(path)).build(), BodyHandlers.ofString()).body());
    }

    /** Secrets as they are and as base64 would show them, at each of its three alignments. */
    private Set<String> markers() {
        Set<String> secrets = new TreeSet<>(proxy.tokens());
        secrets.addAll(List.of(simulator.apiKey(), simulator.identifier(), simulator.password(), PASSPHRASE,
                NEW_PASSPHRASE, WRONG_PASSPHRASE, WRONG_PASSWORD));
        Set<String> markers = new TreeSet<>(secrets);
        for (String secret : secrets) {
            for (int before = 0; before < 3; before++) {
                String text = Base64.getEncoder()
                        .encodeToString((" ".repeat(before) + secret).getBytes(StandardCharsets.UTF_8));
                markers.add(text.substring(before == 0 ? 0 : 4, text.length() - 4));
            }
        }
        return markers;
    }

    private void assertNothingLeaked() throws IOException {
        assertThat(proxy.tokens()).as("tokens given out").hasSizeGreaterThan(2);
        List<String> places = new ArrayList<>(shown);
        places.add(Files.readString(log));
        try (Stream<Path> files = Files.walk(dir.resolve("data"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                places.add(Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
        for (String marker : markers()) {
            for (String place : places) {
                int at = place.indexOf(marker);
                assertThat(at).as(() -> "a secret in: ..." + place.substring(Math.max(0, at - 200), at)).isNegative();
            }
        }
    }

    private String keptWithKeyFile() throws Exception {
        String key = dir.resolve("tickring.key").toString();
        run(0, joined(secrets(), Map.of("TICKRING_PASSPHRASE", PASSPHRASE)), "credentials", "set", "--environment",
                "simulator", "--url", proxy.url(), "--stream-url", proxy.streamUrl());
        run(0, Map.of("TICKRING_PASSPHRASE", PASSPHRASE, "TICKRING_NEW_PASSPHRASE", NEW_PASSPHRASE), "credentials",
                "rotate");
        run(1, Map.of("TICKRING_PASSPHRASE", WRONG_PASSPHRASE), "credentials", "show");
        run(0, Map.of("TICKRING_PASSPHRASE", NEW_PASSPHRASE), "credentials", "rotate", "--new-key-file", key);
        run(0, Map.of(), "credentials", "show", "--json", "--key-file", key);
        return key;
    }

    @Test
    void shouldShowNoSecretOfCredentialsAndChecks() throws Exception {
        String key = keptWithKeyFile();

        run(0, Map.of(), "check", "--order", "--key-file", key);
        run(1, Map.of("CAPITAL_PASSWORD", WRONG_PASSWORD, "TICKRING_FEED_ENCRYPT_PASSWORD", "false"), "check",
                "--key-file", key);
        try (Simulator other = Simulator.start(SimulatorSettings.builder().symbols(3).build())) {
            String echoed = run(1, Map.of("TICKRING_FEED_STREAM_URL", other.streamUrl()), "check", "--key-file", key);
            assertThat(echoed).contains("does not take the tokens");
        }

        assertNothingLeaked();
    }

    @Test
    void shouldShowNoSecretOfADaemonThroughTrouble() throws Exception {
        String key = keptWithKeyFile();
        Process daemon = begin(Map.of("TICKRING_FEED_REFUSED_RETRY_MS", "1000", "TICKRING_FEED_BACKOFF_MAX_MS", "1000",
                "TICKRING_BACKFILL_MINUTE_DAYS", "0", "TICKRING_BACKFILL_DAY_YEARS", "0"),
                "run", "--json", "--port", "0", "--symbols", "AAPL,US500", "--key-file", key);
        try {
            JsonNode ready = Processes.ready(daemon, log);
            shown.add(ready.toString());
            URI page = URI.create(ready.get("url").asText());
            awaitState(page, "streaming");
            proxy.refuse("GET /api/v1/session ", 401, "error.invalid.session.token");
            simulator.controls().stopSockets();
            await().atMost(PATIENCE).until(() -> simulator.loginCount() > 1);
            proxy.refuse("POST /api/v1/session", 401, "error.invalid.details");
            simulator.controls().stopSockets();
            awaitState(page, "refused");
            for (String path : List.of("/", "/api/v1/status", "/api/v1/markets", "/api/v1/quality", "/metrics",
                    "/health/ready", "/api/v1/ticks/AAPL?minutes=5", "/api/v1/nothing", "/api/v1/openapi.yaml")) {
                get(page, path);
            }
        } finally {
            // Process.destroy would close the streams that are still to be read.
            daemon.toHandle().destroy();
            daemon.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            shown.add(new String(daemon.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        }

        assertNothingLeaked();
    }

    private void awaitState(URI page, String state) {
        ObjectMapper mapper = new ObjectMapper();
        await().atMost(PATIENCE).until(() -> {
            String body = http.send(HttpRequest.newBuilder(page.resolve("/api/v1/status")).build(),
                    BodyHandlers.ofString()).body();
            return mapper.readTree(body).path("feed").path("state").asText().equalsIgnoreCase(state);
        });
    }
}
