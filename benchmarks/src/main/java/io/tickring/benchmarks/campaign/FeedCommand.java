package io.tickring.benchmarks.campaign;

import io.tickring.benchmarks.campaign.evidence.Evidence;
import io.tickring.benchmarks.campaign.judge.Judge;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The feed under a fault every simulated minute. */
@Command(name = "feed", mixinStandardHelpOptions = true, description = {
    "Streams markets over real sockets with a fault every simulated minute, and judges what came of it.",
    "Exit code 0: everything held; 1: something did not; 2: wrong usage."})
final class FeedCommand implements Callable<Integer> {
    @Option(names = "--minutes", paramLabel = "N", defaultValue = "10",
            description = "Minutes of wall clock (default: ${DEFAULT-VALUE}).")
    private double minutes;

    @Option(names = "--seed", paramLabel = "S", defaultValue = "1",
            description = "Decides prices and faults (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "--symbols", paramLabel = "N", defaultValue = "100",
            description = "Markets (default: ${DEFAULT-VALUE}).")
    private int symbols;

    @Option(names = "--speed", paramLabel = "X", defaultValue = "60",
            description = "Simulated seconds in a second (default: ${DEFAULT-VALUE}).")
    private double speed;

    @Option(names = "--json", description = "Print one JSON object at the end and nothing else.")
    private boolean json;

    @Option(names = "--keep", paramLabel = "DIR",
            description = "Leave ledger, journal and the daemon's log in this new directory.")
    private Path keep;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        CampaignSettings settings = settings();
        Path directory = keep == null ? Files.createTempDirectory("tickring-campaign") : Files.createDirectory(keep);
        try {
            Report report = run(settings, directory);
            PrintWriter out = spec.commandLine().getOut();
            out.println(json ? report.json() : report.table());
            out.flush();
            return report.passed() ? 0 : 1;
        } finally {
            if (keep == null) {
                delete(directory);
            }
        }
    }

    private CampaignSettings settings() {
        try {
            return new CampaignSettings(minutes, seed, symbols, speed);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private Report run(CampaignSettings settings, Path directory) throws Exception {
        PrintWriter err = spec.commandLine().getErr();
        Evidence evidence = new FeedCampaign(settings, directory, line -> {
            if (!json) {
                err.println(line);
                err.flush();
            }
        }).run();
        return new Report(settings, evidence, Judge.judge(evidence));
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
