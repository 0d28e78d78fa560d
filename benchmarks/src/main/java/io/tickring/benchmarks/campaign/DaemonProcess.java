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
public final class DaemonProcess implements AutoCloseable {
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
     * @param settings  variables of its environment that set its configuration
     * @throws Exception where it does not get ready in time; the message has what it said
     */
    public static DaemonProcess start(Path directory, Simulator venue, Map<String, String> settings)
            throws Exception {
        Map<String, String> environment = new HashMap<>(settings);
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
    public URI url() {
        return page;
    }

    /** @return the directory of its journal */
    public Path journal() {
        return directory.resolve("data").resolve("journal");
    }

    /** @return its process id */
    public long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** @return its exit code, -1 where it has to be killed */
    public int stop() throws InterruptedException {
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
