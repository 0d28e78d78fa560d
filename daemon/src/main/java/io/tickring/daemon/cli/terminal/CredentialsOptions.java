package io.tickring.daemon.cli.terminal;

import io.tickring.daemon.config.Configuration;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Where the encrypted credentials are, and what opens them. The passphrase itself is never an option. */
public final class CredentialsOptions {
    @Option(names = "--file", paramLabel = "FILE",
            description = "The encrypted credentials (default: credentials.enc in the data directory).")
    private Path file;

    @Option(names = "--key-file", paramLabel = "FILE",
            description = "File with the key that opens them, mode 0600 (default: credentials.keyFile).")
    private Path keyFile;

    @Option(names = "--passphrase-file", paramLabel = "FILE",
            description = "File whose first line is the passphrase, mode 0600 (default: credentials.passphraseFile).")
    private Path passphraseFile;

    /** @return the configuration with what was named here */
    public Configuration on(Configuration configuration) {
        return configuration.withFlag("credentials.file", file, "--file")
                .withFlag("credentials.keyFile", keyFile, "--key-file")
                .withFlag("credentials.passphraseFile", passphraseFile, "--passphrase-file");
    }
}
