package io.tickring.daemon.cli.credentials;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The broker's log-in, kept encrypted. */
@Command(name = "credentials", mixinStandardHelpOptions = true,
        description = "Keeps the broker's log-in in an encrypted file.",
        subcommands = {CredentialsSetCommand.class, CredentialsShowCommand.class, CredentialsRotateCommand.class})
public final class CredentialsCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "say set, show or rotate");
    }
}
