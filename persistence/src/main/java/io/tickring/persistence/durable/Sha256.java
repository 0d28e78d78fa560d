package io.tickring.persistence.durable;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The one checksum of files. */
public final class Sha256 {
    /** Stays in the nearest cache between the read and the hash: a megabyte takes half as long again. */
    private static final int BLOCK_BYTES = 1 << 16;

    private Sha256() {
    }

    /** @return SHA-256 that has taken nothing yet */
    public static MessageDigest begin() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** @return of the whole file, 32 bytes */
    public static byte[] of(Path file) throws IOException {
        MessageDigest digest = begin();
        byte[] block = new byte[BLOCK_BYTES];
        try (InputStream in = Files.newInputStream(file)) {
            for (int length = in.read(block); length >= 0; length = in.read(block)) {
                digest.update(block, 0, length);
            }
        }
        return digest.digest();
    }

    /** @return of the whole file, in hex */
    public static String hex(Path file) throws IOException {
        return HexFormat.of().formatHex(of(file));
    }
}
