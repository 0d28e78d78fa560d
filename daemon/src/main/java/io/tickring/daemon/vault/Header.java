package io.tickring.daemon.vault;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * What stands in clear before the encrypted part, and is authenticated with it: numbers big-endian.
 *
 * <pre>
 *  0  8  TICKCRED
 *  8  1  format, 1
 *  9  1  kind of key, 1 passphrase, 2 key file
 * 10  4  Argon2id memory, KiB       14  4  iterations       18  4  lanes
 * 22 16  salt
 * 38 12  nonce of AES-GCM
 * 50 16  check: tells a wrong key from a changed file
 * 66  4  length of the encrypted part
 * </pre>
 *
 * @param sealedLength of the encrypted part with its tag, bytes
 */
record Header(LockKey.Kind kind, KeyCost cost, byte[] salt, byte[] nonce, byte[] check, int sealedLength) {
    static final int LENGTH = 70;
    static final int SALT = 16;
    static final int NONCE = 12;
    static final int CHECK = 16;
    static final byte FORMAT = 1;

    private static final byte[] MAGIC = "TICKCRED".getBytes(StandardCharsets.US_ASCII);
    private static final int FORMAT_AT = MAGIC.length;
    private static final int KIND_AT = FORMAT_AT + 1;
    private static final int MAX_SEALED = 1 << 16;

    byte[] bytes() {
        return ByteBuffer.allocate(LENGTH).put(MAGIC).put(FORMAT).put((byte) kind.code)
                .putInt(cost.memoryKiB()).putInt(cost.iterations()).putInt(cost.lanes())
                .put(salt).put(nonce).put(check).putInt(sealedLength).array();
    }

    static boolean startsLikeOne(byte[] file) {
        int length = Math.min(file.length, MAGIC.length);
        return length > 0 && Arrays.equals(file, 0, length, MAGIC, 0, length);
    }

    /** @return the format of a file that is long enough to have one, otherwise ours */
    static int format(byte[] file) {
        return file.length > FORMAT_AT ? file[FORMAT_AT] & 0xff : FORMAT;
    }

    /**
     * @param file at least {@link #LENGTH} bytes
     * @throws IllegalArgumentException for values that no file of ours has
     */
    static Header of(byte[] file) {
        ByteBuffer in = ByteBuffer.wrap(file, KIND_AT, LENGTH - KIND_AT);
        LockKey.Kind kind = kind(in.get());
        KeyCost cost = new KeyCost(in.getInt(), in.getInt(), in.getInt());
        byte[] salt = new byte[SALT];
        byte[] nonce = new byte[NONCE];
        byte[] check = new byte[CHECK];
        in.get(salt).get(nonce).get(check);
        int sealedLength = in.getInt();
        if (sealedLength < 0 || sealedLength > MAX_SEALED) {
            throw new IllegalArgumentException("no length of an encrypted part: " + sealedLength);
        }
        return new Header(kind, cost, salt, nonce, check, sealedLength);
    }

    private static LockKey.Kind kind(byte code) {
        for (LockKey.Kind kind : LockKey.Kind.values()) {
            if (kind.code == code) {
                return kind;
            }
        }
        throw new IllegalArgumentException("no kind of key: " + code);
    }
}
