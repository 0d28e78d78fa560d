package io.tickring.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Runs the benchmarks in rounds, every candidate once a round, so that a machine that slows down slows all of them, and
 * prints one table: each as a ratio to ours, round by round, with the spread of the ratios and the bytes allocated.
 */
public final class Bench {
    private static final int ROUNDS = 3;
    private static final TimeValue ITERATION = TimeValue.milliseconds(700);
    private static final int WARM_UPS = 3;
    private static final int ITERATIONS = 3;

    private Bench() {
    }

    /** @param args decode, ring, journal; none: all */
    public static void main(String[] args) throws RunnerException, IOException {
        List<String> names = args.length == 0 ? List.of("") : Arrays.asList(args);
        Table table = new Table();
        for (int round = 1; round <= ROUNDS; round++) {
            System.err.printf("round %d of %d%n", round, ROUNDS);
            for (RunResult result : round(names)) {
                table.add(result);
            }
        }
        System.out.println(table.text());
    }

    private static Iterable<RunResult> round(List<String> names) throws RunnerException, IOException {
        OptionsBuilder options = new OptionsBuilder();
        names.forEach(name -> options.include("io\\.tickring\\.benchmarks\\." + name + ".*"));
        options.forks(1).warmupIterations(WARM_UPS).warmupTime(ITERATION).measurementIterations(ITERATIONS)
                .measurementTime(ITERATION).addProfiler(GCProfiler.class).verbosity(VerboseMode.SILENT)
                .shouldFailOnError(true).jvmArgsAppend(opens());
        return new Runner(options.build()).run();
    }

    private static String[] opens() throws IOException {
        try (InputStream in = Bench.class.getResourceAsStream("/jvm.opens")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).trim().split("\\s+");
        }
    }
}
