package io.tickring.daemon.cli.backup;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Copies of the data at another place. */
@Command(name = "backup", mixinStandardHelpOptions = true,
        description = "Keeps copies of journal, archive, account and configuration in a directory or an S3 store.",
        subcommands = {BackupNowCommand.class, BackupListCommand.class, BackupVerifyCommand.class,
            BackupRestoreCommand.class, BackupKeyCommand.class})
public final class BackupCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "say now, list, verify, restore or key");
    }
}
