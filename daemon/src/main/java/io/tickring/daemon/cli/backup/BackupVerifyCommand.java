package io.tickring.daemon.cli.backup;

import io.tickring.daemon.ExitCode;
import io.tickring.daemon.cli.terminal.Json;
import io.tickring.daemon.node.SystemClocks;
import io.tickring.daemon.vault.Surroundings;
import io.tickring.persistence.backup.run.BackupReport.Verified;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Proves a backup. */
@Command(name = "verify", mixinStandardHelpOptions = true,
        description = {"Restores a backup into a scratch directory beside the data, checks it and removes the scratch.",
            "Exit code 1 where it is not good. `tickring status` shows the last result."})
final class BackupVerifyCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin
    private BackupOptions options;

    @Option(names = "--backup", paramLabel = "ID", description = "Which one (default: the newest).")
    private String id;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    BackupVerifyCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        Verified found;
        try (TerminalProgress progress = new TerminalProgress()) {
            found = options.with(surroundings, (backups, plan) -> backups.verify(Optional.ofNullable(id),
                    plan.keeping(), SystemClocks.wallMs(), progress));
        }
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(Json.line(found));
        } else if (found.good()) {
            out.printf(Locale.ROOT, "backup %s is good: %,d files, %,d bytes compared, "
                    + "%,d records up to sequence %,d%n",
                    found.id(), found.files(), found.bytes(), found.records(), found.lastSequence());
        } else {
            out.println("backup " + found.id() + " is NOT good: " + found.reason());
        }
        return (found.good() ? ExitCode.DONE : ExitCode.FAILED).number();
    }
}
