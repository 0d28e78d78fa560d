package io.tickring.benchmarks.kill;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.tickring.benchmarks.checker.Checker;
import io.tickring.benchmarks.checker.Verdict;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What can be said once the last daemon has ended. */
final class Aftermath {
    private static final Pattern TOOK = Pattern.compile("journal=recovered .* tookMs=(\\d+)");

    private Aftermath() {
    }

    /** @return how long each recovery took, as the daemons told it in their log */
    static List<Double> recoveriesMs(Path daemonLog) throws IOException {
        try (Stream<String> lines = Files.lines(daemonLog)) {
            return lines.map(TOOK::matcher).filter(Matcher::find).map(line -> Double.valueOf(line.group(1))).toList();
        }
    }

    /** Runs the checker, a program of its own. */
    static Verdict check(Path journal, Path ledger, Path witnesses, Path log) throws IOException, InterruptedException {
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
