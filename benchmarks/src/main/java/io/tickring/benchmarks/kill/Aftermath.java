package io.tickring.benchmarks.kill;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
}
