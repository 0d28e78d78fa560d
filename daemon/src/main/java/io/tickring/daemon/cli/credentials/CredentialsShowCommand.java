package io.tickring.daemon.cli.credentials;

import io.tickring.daemon.ExitCode;
import io.tickring.daemon.cli.terminal.CommonOptions;
import io.tickring.daemon.cli.terminal.CredentialsOptions;
import io.tickring.daemon.cli.terminal.Json;
import io.tickring.daemon.config.Configuration;
import io.tickring.daemon.credentials.CredentialsConfig;
import io.tickring.daemon.credentials.CredentialsFile;
import io.tickring.daemon.credentials.Masked;
import io.tickring.daemon.vault.KeyLocator;
import io.tickring.daemon.vault.Surroundings;
import java.io.PrintWriter;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Opens the encrypted log-in and shows what is not secret. */
@Command(name = "show", mixinStandardHelpOptions = true,
        description = "Opens the encrypted log-in and shows it, the secrets masked.")
final class CredentialsShowCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin
    private CommonOptions common;

    @Mixin
    private CredentialsOptions options;

    @Option(names = "--json", description = "Print one line of JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    CredentialsShowCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        Configuration configuration = options.on(common.configuration(surroundings.environment()));
        CredentialsFile file = CredentialsConfig.file(configuration, common.data());
        KeyLocator keys = KeyLocator.of(CredentialsConfig.places(configuration), surroundings);
        Map<String, String> shown = Masked.of(file, file.open(keys));
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(Json.line(shown));
        } else {
            shown.forEach((name, text) -> out.printf("%-12s %s%n", name, text.isEmpty() ? "(the usual)" : text));
        }
        return ExitCode.DONE.number();
    }
}
