package io.tickring.daemon.vault;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The bytes of a credentials file: the {@link Header}, the secrets under AES-256-GCM with the header as associated
 * data, and the SHA-256 of both. The digest is no protection (who can write can make it again) but lets an accident be
 * told from a wrong key; what protects is the tag of the encrypted part.
 */
final class Envelope {
    private static final int DIGEST = 32;
    private static final int AES_KEY = 32;
    private static final int TAG = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Envelope() {
    }

    /** Why a file cannot be opened. */
    enum Trouble {
        NOT_OURS, UNKNOWN_FORMAT, TRUNCATED, CHANGED, WRONG_KEY
    }

    /** The message says nothing of the content. */
    static final class TroubleException extends Exception {
        private static final long serialVersionUID = 1;

        private final Trouble trouble;

        TroubleException(Trouble trouble) {
            super(trouble.name());
            this.trouble = trouble;
        }

        Trouble trouble() {
            return trouble;
        }
    }

    static byte[] seal(byte[] plain, LockKey key, KeyCost cost) {
        byte[] salt = random(Header.SALT);
        byte[] derived = key.derive(cost, salt, AES_KEY + Header.CHECK);
        try {
            Header header = new Header(key.kind(), cost, salt, random(Header.NONCE), check(derived),
                    plain.length + TAG);
            byte[] head = header.bytes();
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, derived, header, head).doFinal(plain);
            byte[] body = ByteBuffer.allocate(head.length + sealed.length).put(head).put(sealed).array();
            return ByteBuffer.allocate(body.length + DIGEST).put(body).put(digest(body, body.length)).array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JVM has no AES-GCM", e);
        } finally {
            Arrays.fill(derived, (byte) 0);
        }
    }

    /**
     * What can be told without the key.
     *
     * @throws TroubleException where it is no whole file of ours
     */
    static Header inspect(byte[] file) throws TroubleException {
        require(Header.startsLikeOne(file), Trouble.NOT_OURS);
        require(Header.format(file) == Header.FORMAT, Trouble.UNKNOWN_FORMAT);
        require(file.length >= Header.LENGTH + TAG + DIGEST, Trouble.TRUNCATED);
        Header header = header(file);
        int whole = Header.LENGTH + header.sealedLength() + DIGEST;
        require(file.length >= whole, Trouble.TRUNCATED);
        require(file.length == whole, Trouble.CHANGED);
        byte[] digest = Arrays.copyOfRange(file, whole - DIGEST, whole);
        require(MessageDigest.isEqual(digest, digest(file, whole - DIGEST)), Trouble.CHANGED);
        return header;
    }

    /** @return the secrets, for the caller to wipe */
    static byte[] open(byte[] file, LockKey key) throws TroubleException {
        Header header = inspect(file);
        require(header.kind() == key.kind(), Trouble.WRONG_KEY);
        byte[] derived = key.derive(header.cost(), header.salt(), AES_KEY + Header.CHECK);
        try {
            require(MessageDigest.isEqual(check(derived), header.check()), Trouble.WRONG_KEY);
            return cipher(Cipher.DECRYPT_MODE, derived, header, Arrays.copyOf(file, Header.LENGTH))
                    .doFinal(file, Header.LENGTH, header.sealedLength());
        } catch (AEADBadTagException forged) {
            throw new TroubleException(Trouble.CHANGED);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JVM has no AES-GCM", e);
        } finally {
            Arrays.fill(derived, (byte) 0);
        }
    }

    private static Header header(byte[] file) throws TroubleException {
        try {
            return Header.of(file);
        } catch (IllegalArgumentException impossible) {
            throw new TroubleException(Trouble.CHANGED);
        }
    }

    private static Cipher cipher(int mode, byte[] derived, Header header, byte[] associated)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(derived, 0, AES_KEY, "AES"),
                new GCMParameterSpec(TAG * Byte.SIZE, header.nonce()));
        cipher.updateAAD(associated);
        return cipher;
    }

    /** The derived bytes behind the AES key; they tell nothing of it. */
    private static byte[] check(byte[] derived) {
        return Arrays.copyOfRange(derived, AES_KEY, derived.length);
    }

    private static byte[] digest(byte[] bytes, int length) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update(bytes, 0, length);
            return sha256.digest();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JVM has no SHA-256", e);
        }
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    private static void require(boolean holds, Trouble otherwise) throws TroubleException {
        if (!holds) {
            throw new TroubleException(otherwise);
        }
    }
}
