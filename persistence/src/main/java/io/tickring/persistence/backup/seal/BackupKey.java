package io.tickring.persistence.backup.seal;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The key of encrypted backups. It encrypts nothing itself: what does is derived from it by HMAC-SHA-256 over a label
 * and a context (NIST SP 800-108r1, section 4.1, one block). For any thread.
 */
public final class BackupKey {
    /** Length of the key. */
    public static final int BYTES = 32;
    /** Length of {@link #id()}. */
    static final int ID_BYTES = 16;

    private static final String ALGORITHM = "HmacSHA256";
    private static final byte[] NOTHING = {};

    private final SecretKeySpec secret;
    private final byte[] id;

    private BackupKey(byte[] secret) {
        this.secret = new SecretKeySpec(secret, ALGORITHM);
        id = Arrays.copyOf(derive("id", NOTHING), ID_BYTES);
    }

    /**
     * @param secret random bytes, for the caller to wipe
     * @throws IllegalArgumentException where there are not {@link #BYTES}
     */
    public static BackupKey of(byte[] secret) {
        if (secret.length != BYTES) {
            throw new IllegalArgumentException("a key of backups has " + BYTES + " bytes, not " + secret.length);
        }
        return new BackupKey(secret);
    }

    /** @return tells one key from another and nothing of the key, hexadecimal */
    public String id() {
        return HexFormat.of().formatHex(id);
    }

    byte[] idBytes() {
        return id.clone();
    }

    /** @return 32 bytes of which none tells of another label's or context's */
    byte[] derive(String label, byte[] context) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(secret);
            mac.update(("tickring backup 1 " + label).getBytes(StandardCharsets.US_ASCII));
            mac.update((byte) 0);
            return mac.doFinal(context);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JVM has no " + ALGORITHM, e);
        }
    }

    @Override
    public String toString() {
        return "BackupKey[" + id() + ", hidden]";
    }
}
