package io.tickring.benchmarks.kill;

import io.tickring.benchmarks.trial.Trial;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The daemon, killed under load. */
@Command(name = "kill", mixinStandardHelpOptions = true, description = {
    "Kills the daemon under load, a third of the times around a roll and a sixth during recovery, and lets a program",
    "that shares no code with the journal judge what is left.",
    "Exit code 0: everything held; 1: something did not; 2: wrong usage."})
public final class KillCommand implements Callable<Integer> {
    @Option(names = "--kills", paramLabel = "N", defaultValue = "300", description = "Default: ${DEFAULT-VALUE}.")
    private int kills;

    @Option(names = "--rate-factor", paramLabel = "X", defaultValue = "14",
            description = "Multiplies the simulated markets' rates (default: ${DEFAULT-VALUE}).")
    private double rateFactor;

    @Option(names = "--min-rate", paramLabel = "N", defaultValue = "50000",
            description = "Records a second that are required, by the median (default: ${DEFAULT-VALUE}).")
    private double minRate;

    @Mixin
    private Trial trial;

    @Override
    public Integer call() throws Exception {
        KillSettings settings =
                trial.settings(() -> KillSettings.full(kills, trial.seed(), rateFactor, minRate));
        return trial.run((directory, progress) -> new KillCampaign(settings, directory, progress).run());
    }
}
