package io.tickring.daemon.vault;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where a key is to be found, beside the places that are always looked at.
 *
 * @param keyFile        32 random bytes in base64
 * @param passphraseFile its first line is the passphrase
 */
public record KeyPlaces(Optional<Path> keyFile, Optional<Path> passphraseFile) {
}
