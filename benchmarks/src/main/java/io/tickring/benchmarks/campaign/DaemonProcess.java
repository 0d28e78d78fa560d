package io.tickring.benchmarks.campaign;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.tickring.benchmarks.trial.DaemonLaunch;
import io.tickring.simulator.Simulator;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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

    private final DaemonLaunch launch;
    private final Process process;
    private final URI page;

    private DaemonProcess(DaemonLaunch launch, Process process) throws Exception {
        this.launch = launch;
        this.process = process;
        page = page();
    }

    /**
     * @param directory for its data and its log
     * @throws Exception where it does not get ready in time; the message has what it said
     */
    static DaemonProcess start(Path directory, Simulator venue) throws Exception {
        DaemonLaunch launch = new DaemonLaunch(directory, SETTINGS, List.of());
        return new DaemonProcess(launch, launch.run(venue, Redirect.PIPE));
    }

    private URI page() throws Exception {
        try {
            String line = CompletableFuture.supplyAsync(this::firstLine)
                    .get(CampaignSettings.PATIENCE.toSeconds(), TimeUnit.SECONDS);
            if (line == null) {
                throw new IOException("the daemon ended before it was ready: " + Files.readString(launch.log()));
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
        return launch.data().resolve("journal");
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
        Process verify = launch.command("journal", "verify", "--json", "--data", launch.data().toString());
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
