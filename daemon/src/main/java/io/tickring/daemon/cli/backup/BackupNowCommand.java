package io.tickring.daemon.cli.backup;

import io.tickring.daemon.ExitCode;
import io.tickring.daemon.cli.terminal.Output;
import io.tickring.daemon.cli.terminal.Version;
import io.tickring.daemon.node.SystemClocks;
import io.tickring.daemon.vault.Surroundings;
import io.tickring.persistence.backup.run.BackupReport.Made;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Makes a backup. */
@Command(name = "now", mixinStandardHelpOptions = true,
        description = {"Makes a backup, beside a running daemon too: all that was acknowledged before.",
            "Sends only what the target lacks; stopped at any moment and started again, it goes on."})
final class BackupNowCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin
    private BackupOptions options;

    @Mixin
    private Output output;

    BackupNowCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        options.requireJournal();
        Made made = options.with(surroundings, (backups, plan, progress) -> backups.now(plan.holdings(),
                plan.keeping(), SystemClocks.wallMs(), Version.text(), progress));
        output.print(made, out -> print(made, out));
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
