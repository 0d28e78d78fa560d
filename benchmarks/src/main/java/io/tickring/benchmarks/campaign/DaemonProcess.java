package io.tickring.benchmarks.campaign;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.tickring.simulator.Simulator;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The daemon under test, a process of its own. Closing kills what still runs. */
final class DaemonProcess implements AutoCloseable {
    /**
     * As short as the settings allow where it makes an outage short, and a fifth of the venue's limit left free: on a
     * busy machine requests that leave evenly arrive in a bunch. Everything else as it ships.
     */
    private static final Map<String, String> SETTINGS = Map.ofEntries(
            Map.entry("TICKRING_FEED_PING_INTERVAL_MS", "500"),
            Map.entry("TICKRING_FEED_SILENCE_MS", "1500"),
            Map.entry("TICKRING_FEED_REQUEST_TIMEOUT_MS", "1000"),
            Map.entry("TICKRING_FEED_CONNECT_TIMEOUT_MS", "1000"),
            Map.entry("TICKRING_FEED_PONG_MS", "500"),
            Map.entry("TICKRING_FEED_QUOTE_SILENCE_MS", "1000"),
            Map.entry("TICKRING_FEED_RECONNECT_MAX_MS", "250"),
            Map.entry("TICKRING_FEED_BACKOFF_MAX_MS", "1000"),
            Map.entry("TICKRING_FEED_REFUSED_RETRY_MS", "1000"),
            Map.entry("TICKRING_FEED_MARKET_REFRESH_MS", "2000"),
            Map.entry("TICKRING_BACKFILL_MINUTE_DAYS", "0"),
            Map.entry("TICKRING_BACKFILL_DAY_YEARS", "0"),
            Map.entry("TICKRING_BACKFILL_REQUESTS_PER_SECOND", "5"));

    private final Path directory;
    private final Process process;
    private final URI page;

    private DaemonProcess(Path directory, Process process) throws Exception {
        this.directory = directory;
        this.process = process;
        page = page();
    }

    /**
     * @param directory for its data and its log
     * @throws Exception where it does not get ready in time; the message has what it said
     */
    static DaemonProcess start(Path directory, Simulator venue) throws Exception {
        Map<String, String> environment = new HashMap<>(SETTINGS);
        environment.putAll(Map.of("CAPITAL_API_KEY", venue.apiKey(), "CAPITAL_IDENTIFIER", venue.identifier(),
                "CAPITAL_PASSWORD", venue.password(), "CAPITAL_ENVIRONMENT", "simulator",
                "TICKRING_FEED_URL", venue.restUrl(), "TICKRING_FEED_STREAM_URL", venue.streamUrl()));
        return new DaemonProcess(directory, launch(directory, environment, List.of("run", "--json", "--port", "0",
                "--symbols", String.join(",", venue.epics()), "--data", directory.resolve("data").toString())));
    }

    private static Process launch(Path directory, Map<String, String> environment, List<String> arguments)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(opens());
        command.addAll(List.of("-Xmx512m", "-cp", System.getProperty("java.class.path"),
                "io.tickring.daemon.Tickring"));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(environment);
        builder.redirectError(ProcessBuilder.Redirect.appendTo(log(directory).toFile()));
        return builder.start();
    }

    private static List<String> opens() throws IOException {
        try (InputStream in = DaemonProcess.class.getResourceAsStream("/jvm.opens")) {
            return Arrays.asList(new String(in.readAllBytes(), StandardCharsets.UTF_8).trim().split("\\s+"));
        }
    }

    private static Path log(Path directory) {
        return directory.resolve("daemon.log");
    }

    private URI page() throws Exception {
        try {
            String line = CompletableFuture.supplyAsync(this::firstLine)
                    .get(CampaignSettings.PATIENCE.toSeconds(), TimeUnit.SECONDS);
            if (line == null) {
                throw new IOException("the daemon ended before it was ready: " + Files.readString(log(directory)));
            }
            return URI.create(new ObjectMapper().readTree(line).get("url").asText());
        } catch (Exception e) {
            process.destroyForcibly();
            throw e;
        }
    }

    private String firstLine() {
        try {
            return new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))
                    .readLine();
        } catch (IOException e) {
            return null;
        }
    }

    /** @return address of its API */
    URI url() {
        return page;
    }

    Path journal() {
        return directory.resolve("data").resolve("journal");
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** @return its exit code, -1 where it has to be killed */
    int stop() throws InterruptedException {
        process.destroy();
        return end(process);
    }

    /** @return exit code of {@code journal verify} */
    int verify() throws IOException, InterruptedException {
        Process verify = launch(directory, Map.of(), List.of("journal", "verify", "--json", "--data",
                directory.resolve("data").toString()));
        verify.getInputStream().transferTo(OutputStream.nullOutputStream());
        return end(verify);
    }

    private static int end(Process of) throws InterruptedException {
        if (of.waitFor(CampaignSettings.PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            return of.exitValue();
        }
        of.destroyForcibly().waitFor();
        return -1;
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
