package io.tickring.daemon.cli.backup;

import io.tickring.daemon.ExitCode;
import io.tickring.daemon.OperatorException;
import io.tickring.daemon.cli.terminal.Json;
import io.tickring.daemon.cli.terminal.Version;
import io.tickring.daemon.node.SystemClocks;
import io.tickring.daemon.vault.Surroundings;
import io.tickring.persistence.backup.run.BackupReport.Made;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Makes a backup. */
@Command(name = "now", mixinStandardHelpOptions = true,
        description = {"Makes a backup, beside a running daemon too: all that was acknowledged before.",
            "Sends only what the target lacks; stopped at any moment and started again, it goes on."})
final class BackupNowCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin
    private BackupOptions options;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    BackupNowCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        if (!Files.isDirectory(options.data().journal())) {
            throw new OperatorException(ExitCode.FAILED, "no journal in " + options.data().root()
                    + "; name the data directory with --data");
        }
        Made made;
        try (TerminalProgress progress = new TerminalProgress()) {
            made = options.with(surroundings, (backups, plan) -> backups.now(plan.holdings(), plan.keeping(),
                    SystemClocks.wallMs(), Version.text(), progress));
        }
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(Json.line(made));
        } else {
            print(made, out);
        }
        return ExitCode.DONE.number();
    }

    private static void print(Made made, PrintWriter out) {
        out.printf(Locale.ROOT, "backup %s: %,d files, %,d bytes, everything up to sequence %,d%s%n", made.id(),
                made.files(), made.bytes(), made.lastSequence(), made.encrypted() ? ", encrypted" : "");
        out.printf(Locale.ROOT, "sent %,d new files, %,d bytes%n", made.sentFiles(), made.sentBytes());
        if (!made.removed().isEmpty()) {
            out.println("removed by the retention: " + String.join(", ", made.removed()));
        }
    }
}
