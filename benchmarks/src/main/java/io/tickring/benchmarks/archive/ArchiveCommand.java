package io.tickring.benchmarks.archive;

import io.tickring.benchmarks.trial.Trial;
import io.tickring.daemon.data.DataDirectory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The whole way of a day of five million ticks. */
@Command(name = "archive", mixinStandardHelpOptions = true, description = {
    "Archives a day of many ticks, uploads it to an S3 server on loopback, removes it from the journal and restores it",
    "into an empty directory. Each of these is cut off at each of its steps, as by kill -9, and begun again. At the",
    "end the same bars and the same rows have to be there.",
    "Exit code 0: everything held; 1: something did not; 2: wrong usage."})
public final class ArchiveCommand implements Callable<Integer> {
    private static final Duration LATER = Duration.ofDays(40);

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
        return trial.run((directory, progress) -> {
            try (S3Process store = S3Process.start(directory.resolve("s3"))) {
                return run(directory, store, progress);
            }
        });
    }

    private ArchiveReport run(Path directory, S3Process store, Consumer<String> progress) throws Exception {
        S3Process.useCredentials();
        DayWay way = new DayWay(new DataDirectory(directory.resolve("data")), directory.resolve("restored"),
                store.target(), System.currentTimeMillis() + LATER.toMillis());
        return new ArchiveCampaign(way, Files.createDirectory(directory.resolve("scratch")), new HaltedProcess(),
                progress).run(ticks, symbols, trial.seed());
    }
}
