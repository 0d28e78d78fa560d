package io.tickring.persistence.backup.seal;

import io.tickring.persistence.backup.seal.SealException.Trouble;
import java.io.IOException;
import java.io.InputStream;

/** Content on the way out. Gives no byte of a chunk before its tag was checked. */
final class OpeningInput extends ChunkInput {
    private static final int SEALED_BYTES = ChunkCipher.CHUNK_BYTES + ChunkCipher.TAG_BYTES;
    private static final byte[] NOTHING = {};

    private final ChunkCipher cipher;
    private byte[] ahead;
    private boolean ended;

    /** @param stored behind its header */
    OpeningInput(InputStream stored, ChunkCipher cipher) {
        super(stored, NOTHING);
        this.cipher = cipher;
    }

    @Override
    byte[] nextChunk(InputStream stored) throws IOException {
        if (ended) {
            return null;
        }
        byte[] chunk = ahead == null ? stored.readNBytes(SEALED_BYTES) : ahead;
        ahead = stored.readNBytes(SEALED_BYTES);
        ended = ahead.length == 0;
        if (chunk.length < ChunkCipher.TAG_BYTES) {
            throw new SealException(Trouble.CUT_SHORT, "is cut short");
        }
        return cipher.open(chunk, ended);
    }
}
