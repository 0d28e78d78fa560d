package io.tickring.persistence.backup.seal;

import java.io.IOException;
import java.io.InputStream;
import java.util.HexFormat;
import java.util.Optional;

/** Encrypted. Names are keyed too: a checksum of the content would tell who guesses it that it is there. */
record KeySealing(BackupKey key) implements Sealing {
    @Override
    public String name(byte[] sha256) {
        return HexFormat.of().formatHex(key.derive("name", sha256));
    }

    @Override
    public long storedBytes(long bytes) {
        return SealHeader.BYTES + bytes + ChunkCipher.chunks(bytes) * ChunkCipher.TAG_BYTES;
    }

    @Override
    public InputStream seal(InputStream content, String name) {
        SealHeader header = new SealHeader(key.idBytes(), HexFormat.of().parseHex(name));
        return new SealingInput(content, header.bytes(), new ChunkCipher(key, header));
    }

    @Override
    public InputStream open(InputStream stored, String name) throws IOException {
        SealHeader header = SealHeader.read(stored);
        header.require(key, HexFormat.of().parseHex(name));
        return new OpeningInput(stored, new ChunkCipher(key, header));
    }

    @Override
    public String proof(byte[] text) {
        return HexFormat.of().formatHex(key.derive("catalogue", text));
    }

    @Override
    public Optional<String> keyId() {
        return Optional.of(key.id());
    }
}
