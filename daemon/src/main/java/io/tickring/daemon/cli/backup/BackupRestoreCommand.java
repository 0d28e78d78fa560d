package io.tickring.daemon.cli.backup;

import io.tickring.daemon.ExitCode;
import io.tickring.daemon.cli.terminal.Output;
import io.tickring.daemon.vault.Surroundings;
import io.tickring.persistence.backup.run.RestoreOutcome;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Brings a backup back. */
@Command(name = "restore", mixinStandardHelpOptions = true,
        description = {"Brings a backup back into an empty or new directory and proves it by checksums and sequences.",
            "Stopped and started again with the same backup, it goes on."})
final class BackupRestoreCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin
    private BackupOptions options;

    @Mixin
    private BackupChoice choice;

    @Option(names = "--into", paramLabel = "DIR", description = "Where to (default: the data directory).")
    private Path into;

    @Mixin
    private Output output;

    BackupRestoreCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        Path target = into == null ? options.data().root() : into;
        RestoreOutcome outcome = options.with(surroundings, (backups, plan, progress) ->
                backups.restore(choice.id(), target, progress));
        output.print(outcome, out -> print(outcome, target, out));
        return (outcome.complaint().isEmpty() ? ExitCode.DONE : ExitCode.FAILED).number();
    }

    private static void print(RestoreOutcome outcome, Path target, PrintWriter out) {
        out.printf(Locale.ROOT, "backup %s of %s is in %s%n", outcome.id(), Instant.ofEpochMilli(outcome.timeMs()),
                target);
        out.printf(Locale.ROOT, "%,d files, %,d bytes, every checksum fits; %,d records, sequence %,d to %,d%n",
                outcome.files(), outcome.bytes(), outcome.records(), outcome.firstSequence(), outcome.lastSequence());
        if (!outcome.complaint().isEmpty()) {
            out.println("but " + outcome.complaint());
        }
    }
}
