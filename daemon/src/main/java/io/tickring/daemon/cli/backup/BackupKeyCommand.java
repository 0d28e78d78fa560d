package io.tickring.daemon.cli.backup;

import io.tickring.daemon.ExitCode;
import io.tickring.daemon.backup.BackupPlan;
import io.tickring.daemon.vault.BackupKeyFile;
import io.tickring.daemon.vault.Surroundings;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Makes the key of encrypted backups. */
@Command(name = "key", mixinStandardHelpOptions = true,
        description = "Makes the key that encrypts backups, once; it replaces none.")
final class BackupKeyCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin
    private BackupOptions options;

    @Spec
    private CommandSpec spec;

    BackupKeyCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        BackupKeyFile file = BackupPlan.keyFile(options.configuration(surroundings), options.data(), surroundings);
        file.make();
        PrintWriter out = spec.commandLine().getOut();
        out.println("made " + file.path() + ", mode 0600");
        out.println("Copy it to a safe place that is not this machine: without it no encrypted backup can be "
                + "restored.");
        out.println("Set backup.encrypt: true in the configuration to use it.");
        return ExitCode.DONE.number();
    }
}
