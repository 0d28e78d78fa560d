package io.tickring.daemon.cli.credentials;

import io.tickring.daemon.ExitCode;
import io.tickring.daemon.cli.terminal.CommonOptions;
import io.tickring.daemon.cli.terminal.CredentialsOptions;
import io.tickring.daemon.config.Configuration;
import io.tickring.daemon.credentials.BrokerCredentials;
import io.tickring.daemon.credentials.CredentialsConfig;
import io.tickring.daemon.credentials.CredentialsFile;
import io.tickring.daemon.vault.KeyLocator;
import io.tickring.daemon.vault.KeyPlaces;
import io.tickring.daemon.vault.LockKey;
import io.tickring.daemon.vault.Surroundings;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Locks the same secrets with another key. */
@Command(name = "rotate", mixinStandardHelpOptions = true,
        description = {"Locks the same log-in with another key or passphrase.",
            "The new passphrase is asked for, or comes from TICKRING_NEW_PASSPHRASE."})
final class CredentialsRotateCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin
    private CommonOptions common;

    @Mixin
    private CredentialsOptions options;

    @Option(names = "--new-key-file", paramLabel = "FILE",
            description = "File with the new key, made where there is none.")
    private Path newKeyFile;

    @Option(names = "--new-passphrase-file", paramLabel = "FILE",
            description = "File whose first line is the new passphrase, mode 0600.")
    private Path newPassphraseFile;

    @Spec
    private CommandSpec spec;

    CredentialsRotateCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        Configuration configuration = options.on(common.configuration(surroundings.environment()));
        CredentialsFile file = CredentialsConfig.file(configuration, common.data());
        BrokerCredentials same =
                file.open(KeyLocator.of(CredentialsConfig.places(configuration), surroundings));
        KeyPlaces places = new KeyPlaces(Optional.ofNullable(newKeyFile), Optional.ofNullable(newPassphraseFile));
        try (LockKey key = KeyLocator.ofNew(places, surroundings).chosen()) {
            file.save(same, key);
        }
        spec.commandLine().getOut().println(file.path() + ": the same secrets, now locked with " + file.lock());
        return ExitCode.DONE.number();
    }
}
