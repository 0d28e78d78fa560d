package io.tickring.persistence.backup.seal;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The one checksum of backups. */
public final class Digests {
    private Digests() {
    }

    public static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this JVM has no SHA-256", e);
        }
    }
}
