package io.tickring.persistence.backup.seal;

import io.tickring.persistence.backup.seal.SealException.Trouble;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * AES-256-GCM over the chunks of one object, in order: each nonce holds the chunk's number and whether it is the last,
 * so that chunks can't be moved, dropped, repeated or cut off at the end unnoticed (STREAM of Hoang, Reyhanitabar,
 * Rogaway and Vizar, "Online Authenticated-Encryption and its Nonce-Reuse Misuse-Resistance", 2015).
 *
 * <p>The AES key is derived from the object's name, and the name from the content. So a key only ever encrypts one
 * content, no nonce meets a second one, and the same content gives the same bytes. One thread.
 */
final class ChunkCipher {
    /** Bytes of content in each chunk but the last. */
    static final int CHUNK_BYTES = 64 << 10;
    static final int TAG_BYTES = 16;

    private static final int NONCE_BYTES = 12;
    private static final int NUMBER_AT = 7;
    private static final int LAST_AT = 11;

    private final SecretKeySpec key;
    private final byte[] header;
    private final Cipher cipher;
    private int number;

    ChunkCipher(BackupKey backupKey, SealHeader header) {
        key = new SecretKeySpec(backupKey.derive("object", header.name()), "AES");
        this.header = header.bytes();
        try {
            cipher = Cipher.getInstance("AES/GCM/NoPadding");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JVM has no AES-GCM", e);
        }
    }

    /** @return chunks of so much content: at least one, so that an empty object is authenticated too */
    static long chunks(long bytes) {
        return Math.max(1, (bytes + CHUNK_BYTES - 1) / CHUNK_BYTES);
    }

    byte[] seal(byte[] chunk, boolean last) {
        try {
            return next(Cipher.ENCRYPT_MODE, last).doFinal(chunk);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JVM cannot encrypt with AES-GCM", e);
        }
    }

    byte[] open(byte[] sealed, boolean last) throws SealException {
        try {
            return next(Cipher.DECRYPT_MODE, last).doFinal(sealed);
        } catch (AEADBadTagException forged) {
            throw new SealException(Trouble.CHANGED, "was changed or cut after it was written: chunk " + number
                    + " of " + CHUNK_BYTES + " bytes does not fit its tag");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JVM cannot decrypt with AES-GCM", e);
        }
    }

    private Cipher next(int mode, boolean last) throws GeneralSecurityException {
        byte[] nonce = ByteBuffer.allocate(NONCE_BYTES).putInt(NUMBER_AT, Math.incrementExact(number) - 1)
                .put(LAST_AT, (byte) (last ? 1 : 0)).array();
        number++;
        cipher.init(mode, key, new GCMParameterSpec(TAG_BYTES * Byte.SIZE, nonce));
        cipher.updateAAD(header);
        return cipher;
    }
}
