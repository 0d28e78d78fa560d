package io.tickring.benchmarks.archive;

import io.tickring.benchmarks.trial.Trial;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A day of five million ticks into the archive. */
@Command(name = "archive", mixinStandardHelpOptions = true, description = {
    "Archives a day of many ticks, cut off at each step and begun again, compares it with the journal and prunes it.",
    "Exit code 0: everything held; 1: something did not; 2: wrong usage."})
public final class ArchiveCommand implements Callable<Integer> {
    @Option(names = "--ticks", paramLabel = "N", defaultValue = "5000000",
            description = "Ticks of the day (default: ${DEFAULT-VALUE}).")
    private long ticks;

    @Option(names = "--symbols", paramLabel = "N", defaultValue = "100",
            description = "Markets (default: ${DEFAULT-VALUE}).")
    private int symbols;

    @Mixin
    private Trial trial;

    @Override
    public Integer call() throws Exception {
        return trial.run((directory, progress) ->
                new ArchiveCampaign(directory, progress).run(ticks, symbols, trial.seed()));
    }
}
