package io.tickring.benchmarks.archive;

import io.tickring.daemon.data.DataDirectory;
import io.tickring.persistence.backup.store.BackupTarget;
import io.tickring.persistence.durable.Durable;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

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

    @Option(names = "--seed", paramLabel = "S", defaultValue = "1",
            description = "Decides the prices (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        Path directory = Files.createTempDirectory("tickring-archive");
        try (S3Process store = S3Process.start(directory.resolve("s3"))) {
            ArchiveReport report = run(directory, store.target());
            PrintWriter out = spec.commandLine().getOut();
            out.println(report.table());
            out.flush();
            return report.passed() ? 0 : 1;
        } finally {
            Durable.deleteTree(directory);
        }
    }

    private ArchiveReport run(Path directory, BackupTarget target) throws Exception {
        S3Process.useCredentials();
        DayWay way = new DayWay(new DataDirectory(directory.resolve("data")), directory.resolve("restored"), target,
                System.currentTimeMillis() + LATER.toMillis());
        return new ArchiveCampaign(way, Files.createDirectory(directory.resolve("scratch")), new HaltedProcess(),
                this::tell).run(ticks, symbols, seed);
    }

    private void tell(String line) {
        PrintWriter err = spec.commandLine().getErr();
        err.println(line);
        err.flush();
    }
}
