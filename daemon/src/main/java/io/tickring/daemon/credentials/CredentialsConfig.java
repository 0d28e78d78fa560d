package io.tickring.daemon.credentials;

import io.tickring.daemon.config.Configuration;
import io.tickring.daemon.vault.KeyPlaces;
import java.nio.file.Path;
import java.util.Optional;

/** Where the configuration says that the credentials and their key are. */
public final class CredentialsConfig {
    private CredentialsConfig() {
    }

    /** @param data the data directory, where the file is unless it was named */
    public static CredentialsFile file(Configuration from, Path data) {
        return new CredentialsFile(path(from, "credentials.file").orElse(data.resolve(CredentialsFile.NAME)));
    }

    public static KeyPlaces places(Configuration from) {
        return new KeyPlaces(path(from, "credentials.keyFile"), path(from, "credentials.passphraseFile"));
    }

    private static Optional<Path> path(Configuration from, String key) {
        return Optional.of(from.text(key)).filter(text -> !text.isBlank()).map(Path::of);
    }
}
