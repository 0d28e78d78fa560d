package io.tickring.benchmarks.archive;

import io.tickring.persistence.durable.Durable;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

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

    @Option(names = "--seed", paramLabel = "S", defaultValue = "1",
            description = "Decides the prices (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        Path directory = Files.createTempDirectory("tickring-archive");
        PrintWriter err = spec.commandLine().getErr();
        try {
            ArchiveReport report = new ArchiveCampaign(directory, line -> {
                err.println(line);
                err.flush();
            }).run(ticks, symbols, seed);
            PrintWriter out = spec.commandLine().getOut();
            out.println(report.table());
            out.flush();
            return report.passed() ? 0 : 1;
        } finally {
            Durable.deleteTree(directory);
        }
    }
}
