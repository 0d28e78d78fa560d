package io.tickring.daemon.cli.backup;

import io.tickring.daemon.ExitCode;
import io.tickring.daemon.cli.terminal.Output;
import io.tickring.daemon.node.SystemClocks;
import io.tickring.daemon.vault.Surroundings;
import io.tickring.persistence.backup.run.BackupReport.Verified;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Proves a backup. */
@Command(name = "verify", mixinStandardHelpOptions = true,
        description = {"Restores a backup into a scratch directory beside the data, checks it and removes the scratch.",
            "Exit code 1 where it is not good. `tickring status` shows the last result."})
final class BackupVerifyCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin
    private BackupOptions options;

    @Mixin
    private BackupChoice choice;

    @Mixin
    private Output output;

    BackupVerifyCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        Verified found = options.with(surroundings, (backups, plan, progress) -> backups.verify(choice.id(),
                plan.keeping(), SystemClocks.wallMs(), progress));
        output.print(found, out -> print(found, out));
        return (found.good() ? ExitCode.DONE : ExitCode.FAILED).number();
    }

    private static void print(Verified found, PrintWriter out) {
        if (found.good()) {
            out.printf(Locale.ROOT, "backup %s is good: %,d files, %,d bytes compared, %,d records up to sequence %,d%n",
                    found.id(), found.files(), found.bytes(), found.records(), found.lastSequence());
        } else {
            out.println("backup " + found.id() + " is NOT good: " + found.reason());
        }
    }
}
