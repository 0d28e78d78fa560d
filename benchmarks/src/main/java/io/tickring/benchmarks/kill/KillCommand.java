package io.tickring.benchmarks.kill;

import io.tickring.benchmarks.campaign.judge.Finding;
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

/** The daemon, killed under load. */
@Command(name = "kill", mixinStandardHelpOptions = true, description = {
    "Kills the daemon under load, a third of the times around a roll and a sixth during recovery, and lets a program",
    "that shares no code with the journal judge what is left.",
    "Exit code 0: everything held; 1: something did not; 2: wrong usage."})
public final class KillCommand implements Callable<Integer> {
    @Option(names = "--kills", paramLabel = "N", defaultValue = "300", description = "Default: ${DEFAULT-VALUE}.")
    private int kills;

    @Option(names = "--seed", paramLabel = "S", defaultValue = "1",
            description = "Decides prices, and kind and moment of each kill (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "--rate-factor", paramLabel = "X", defaultValue = "14",
            description = "Multiplies the simulated markets' rates (default: ${DEFAULT-VALUE}).")
    private double rateFactor;

    @Option(names = "--min-rate", paramLabel = "N", defaultValue = "50000",
            description = "Records a second that are required, by the median (default: ${DEFAULT-VALUE}).")
    private double minRate;

    @Option(names = "--json", description = "Print one JSON object at the end and nothing else.")
    private boolean json;

    @Option(names = "--keep", paramLabel = "DIR",
            description = "Leave ledger, witnesses, journal and the daemon's log in this new directory.")
    private Path keep;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        KillSettings settings = settings();
        Path directory = keep == null ? Files.createTempDirectory("tickring-kill") : Files.createDirectory(keep);
        try {
            KillResult result = new KillCampaign(settings, directory, this::tell).run();
            PrintWriter out = spec.commandLine().getOut();
            out.println(json ? result.json(minRate) : result.table(minRate));
            out.flush();
            return result.findings(minRate).stream().allMatch(Finding::passed) ? 0 : 1;
        } finally {
            if (keep == null) {
                delete(directory);
            }
        }
    }

    private KillSettings settings() {
        try {
            return new KillSettings(kills, seed, rateFactor, true);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private void tell(String line) {
        if (!json) {
            PrintWriter err = spec.commandLine().getErr();
            err.println(line);
            err.flush();
        }
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
