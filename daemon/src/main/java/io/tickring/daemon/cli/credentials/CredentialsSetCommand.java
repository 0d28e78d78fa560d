package io.tickring.daemon.cli.credentials;

import io.tickring.daemon.ExitCode;
import io.tickring.daemon.cli.terminal.CommonOptions;
import io.tickring.daemon.cli.terminal.CredentialsOptions;
import io.tickring.daemon.config.Configuration;
import io.tickring.daemon.credentials.BrokerCredentials;
import io.tickring.daemon.credentials.CredentialsConfig;
import io.tickring.daemon.credentials.CredentialsEntry;
import io.tickring.daemon.credentials.CredentialsEntry.Given;
import io.tickring.daemon.credentials.CredentialsFile;
import io.tickring.daemon.credentials.PlainFile;
import io.tickring.daemon.vault.KeyLocator;
import io.tickring.daemon.vault.LockKey;
import io.tickring.daemon.vault.Surroundings;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Encrypts the broker's log-in. */
@Command(name = "set", mixinStandardHelpOptions = true,
        description = {"Encrypts the broker's log-in.", "Secrets come from --from-json, from CAPITAL_API_KEY, "
            + "CAPITAL_IDENTIFIER and CAPITAL_PASSWORD, or are asked for without echo."})
final class CredentialsSetCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin
    private CommonOptions common;

    @Mixin
    private CredentialsOptions options;

    @Option(names = "--from-json", paramLabel = "FILE",
            description = "Take what a config/api_credentials.json holds in clear.")
    private Path fromJson;

    @Option(names = "--identifier", paramLabel = "EMAIL", description = "Log-in name (default: asked for).")
    private String identifier;

    @Option(names = "--account", paramLabel = "ID", description = "Account to use (default: asked for).")
    private String account;

    @Option(names = "--environment", paramLabel = "demo|live|simulator",
            description = "The venue's environment (default: asked for).")
    private String environment;

    @Option(names = "--url", paramLabel = "URL", description = "Root of the REST API, where it is not the broker's.")
    private String url;

    @Option(names = "--stream-url", paramLabel = "URL",
            description = "Address of the stream, where it is not the broker's.")
    private String streamUrl;

    @ArgGroup
    private Afterwards afterwards;

    @Spec
    private CommandSpec spec;

    CredentialsSetCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** What becomes of the plain file. */
    static final class Afterwards {
        @Option(names = "--delete", description = "Overwrite and delete the plain file of --from-json.")
        private boolean delete;

        @Option(names = "--keep", description = "Keep the plain file of --from-json.")
        private boolean keep;
    }

    @Override
    public Integer call() {
        Configuration configuration = options.on(common.configuration(surroundings.environment()));
        CredentialsFile file = CredentialsConfig.file(configuration, common.data());
        BrokerCredentials credentials = new CredentialsEntry(surroundings, fromJson,
                new Given(identifier, account, environment, url, streamUrl)).complete();
        try (LockKey key = KeyLocator.of(CredentialsConfig.places(configuration), surroundings).chosen()) {
            file.save(credentials, key);
        }
        PrintWriter out = spec.commandLine().getOut();
        out.println("encrypted in " + file.path() + ", locked with " + file.lock());
        if (fromJson != null) {
            out.println(new PlainFile(fromJson).leave(choice(), surroundings.prompt()));
        }
        return ExitCode.DONE.number();
    }

    private PlainFile.Choice choice() {
        if (afterwards == null) {
            return PlainFile.Choice.ASK;
        }
        return afterwards.delete ? PlainFile.Choice.DELETE : PlainFile.Choice.KEEP;
    }
}
