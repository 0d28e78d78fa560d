package io.tickring.benchmarks.campaign;

import io.tickring.benchmarks.campaign.evidence.Evidence;
import io.tickring.benchmarks.campaign.judge.Judge;
import io.tickring.benchmarks.trial.Trial;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The feed under a fault every simulated minute. */
@Command(name = "feed", mixinStandardHelpOptions = true, description = {
    "Streams markets over real sockets with a fault every simulated minute, and judges what came of it.",
    "Exit code 0: everything held; 1: something did not; 2: wrong usage."})
final class FeedCommand implements Callable<Integer> {
    @Option(names = "--minutes", paramLabel = "N", defaultValue = "10",
            description = "Minutes of wall clock (default: ${DEFAULT-VALUE}).")
    private double minutes;

    @Option(names = "--symbols", paramLabel = "N", defaultValue = "100",
            description = "Markets (default: ${DEFAULT-VALUE}).")
    private int symbols;

    @Option(names = "--speed", paramLabel = "X", defaultValue = "60",
            description = "Simulated seconds in a second (default: ${DEFAULT-VALUE}).")
    private double speed;

    @Mixin
    private Trial trial;

    @Override
    public Integer call() throws Exception {
        CampaignSettings settings =
                trial.settings(() -> new CampaignSettings(minutes, trial.seed(), symbols, speed));
        return trial.run((directory, progress) -> run(settings, directory, progress));
    }

    private static Report run(CampaignSettings settings, Path directory, Consumer<String> progress) throws Exception {
        Evidence evidence = new FeedCampaign(settings, directory, progress).run();
        return new Report(settings, evidence, Judge.judge(evidence));
    }
}
