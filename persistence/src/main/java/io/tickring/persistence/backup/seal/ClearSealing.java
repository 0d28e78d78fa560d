package io.tickring.persistence.backup.seal;

import io.tickring.persistence.durable.Sha256;
import java.io.InputStream;
import java.util.HexFormat;
import java.util.Optional;

/** As it is. Checksums tell an accident, and nothing of a person who can write to the target. */
record ClearSealing() implements Sealing {
    @Override
    public String name(byte[] sha256) {
        return HexFormat.of().formatHex(sha256);
    }

    @Override
    public long storedBytes(long bytes) {
        return bytes;
    }

    @Override
    public InputStream seal(InputStream content, String name) {
        return content;
    }

    @Override
    public InputStream open(InputStream stored, String name) {
        return stored;
    }

    @Override
    public String proof(byte[] text) {
        return HexFormat.of().formatHex(Sha256.begin().digest(text));
    }

    @Override
    public Optional<String> keyId() {
        return Optional.empty();
    }
}
