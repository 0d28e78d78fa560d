package io.tickring.persistence.backup.seal;

import io.tickring.persistence.backup.seal.SealException.Trouble;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * What stands in clear before the chunks of an encrypted object, and is authenticated with each of them.
 *
 * <pre>
 *  0  8  TICKBAK1
 *  8 16  id of the key
 * 24 32  name of the object
 * </pre>
 */
record SealHeader(byte[] keyId, byte[] name) {
    static final int BYTES = 56;

    private static final byte[] MAGIC = "TICKBAK1".getBytes(StandardCharsets.US_ASCII);
    private static final int NAME_BYTES = 32;

    byte[] bytes() {
        return ByteBuffer.allocate(BYTES).put(MAGIC).put(keyId).put(name).array();
    }

    static SealHeader read(InputStream stored) throws IOException {
        byte[] bytes = stored.readNBytes(BYTES);
        int compared = Math.min(bytes.length, MAGIC.length);
        if (!Arrays.equals(bytes, 0, compared, MAGIC, 0, compared)) {
            throw new SealException(Trouble.NOT_OURS, "is no encrypted object of a backup, or its first bytes were "
                    + "changed");
        }
        if (bytes.length < BYTES) {
            throw new SealException(Trouble.CUT_SHORT, "is cut short within its first " + BYTES + " bytes");
        }
        int nameAt = BYTES - NAME_BYTES;
        return new SealHeader(Arrays.copyOfRange(bytes, MAGIC.length, nameAt),
                Arrays.copyOfRange(bytes, nameAt, BYTES));
    }

    /** @throws SealException where another key made it, or it was asked for under another name */
    void require(BackupKey key, byte[] expectedName) throws SealException {
        if (!Arrays.equals(keyId, key.idBytes())) {
            throw new SealException(Trouble.WRONG_KEY, "was encrypted with the key " + HexFormat.of().formatHex(keyId)
                    + ", not with the one given, " + key.id());
        }
        if (!Arrays.equals(name, expectedName)) {
            throw new SealException(Trouble.CHANGED, "is another object under this name");
        }
    }
}
