package io.tickring.daemon.cli.journal;

import io.tickring.daemon.ExitCode;
import io.tickring.daemon.cli.terminal.CommonOptions;
import io.tickring.daemon.cli.terminal.Output;
import io.tickring.daemon.cli.terminal.Progress;
import io.tickring.daemon.cli.terminal.Version;
import io.tickring.daemon.csv.TickFile;
import io.tickring.daemon.imports.ImportResult;
import io.tickring.daemon.imports.ImportSession;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Historical ticks through the same validation, bars and journal as live ones. */
@Command(name = "import", mixinStandardHelpOptions = true,
        description = "Brings a file of ticks into the journal: all of it, or nothing.")
public final class ImportCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions common;

    @Parameters(paramLabel = "ticks.csv[.gz]",
            description = "Columns by header: epoch_ms (or timestamp), symbol, bid, ask, optional bid_size, ask_size.")
    private Path path;

    @Option(names = "--again", description = "Import a file that is in the journal already once more.")
    private boolean again;

    @Mixin
    private Output output;

    @Override
    public Integer call() throws IOException {
        TickFile file = new TickFile(path);
        ImportSession session = new ImportSession(common.configuration(), common.directory(),
                () -> TimeUnit.MILLISECONDS.toNanos(System.currentTimeMillis()), Version.text());
        ImportResult result;
        try (Progress progress = Progress.ofBytes("import", file.size())) {
            result = session.run(file, again, progress::at);
        }
        output.print(result, out -> print(result, out));
        return ExitCode.DONE.number();
    }

    private static void print(ImportResult result, PrintWriter out) {
        long rejected = result.rejected().values().stream().mapToLong(Long::longValue).sum();
        out.printf(Locale.ROOT, "%,d ticks received = %,d accepted + %,d rejected %s+ %,d duplicate%n",
                result.received(), result.accepted(), rejected, rejected == 0 ? "" : result.rejected() + " ",
                result.duplicate());
        out.printf(Locale.ROOT, "%,d bars of %d markets in %.2f s, %,.0f ticks/s%n", result.bars(), result.markets(),
                result.seconds(), result.received() / Math.max(result.seconds(), 1e-9));
    }
}
