package io.tickring.benchmarks.checker;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** The checker, run as the program of its own that it is. */
public final class CheckerProcess {
    private CheckerProcess() {
    }

    /**
     * @param directory for what it says on standard error
     * @param ledger    of the simulator
     * @param witnesses as {@link Checker} reads them
     * @throws IOException where it fails itself, with what it said
     */
    public static Verdict judge(Path directory, Path journal, Path ledger, Path witnesses)
            throws IOException, InterruptedException {
        Path log = directory.resolve("checker.log");
        Process checker = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx2g", "-cp", System.getProperty("java.class.path"), Checker.class.getName(), journal.toString(),
                ledger.toString(), witnesses.toString()).redirectError(log.toFile()).start();
        String json = new String(checker.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!checker.waitFor(1, TimeUnit.MINUTES) || json.isBlank()) {
            throw new IOException("the checker failed: " + Files.readString(log));
        }
        return new ObjectMapper().readValue(json, Verdict.class);
    }
}
