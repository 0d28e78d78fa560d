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
public final class DaemonProcess implements AutoCloseable {
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
     * @param settings  variables of its environment that set its configuration
     * @throws Exception where it does not get ready in time; the message has what it said
     */
    public static DaemonProcess start(Path directory, Simulator venue, Map<String, String> settings)
            throws Exception {
        DaemonLaunch launch = new DaemonLaunch(directory, settings, List.of());
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
    public URI url() {
        return page;
    }

    /** @return the directory of its journal */
    public Path journal() {
        return launch.data().resolve("journal");
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
