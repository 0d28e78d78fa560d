package io.tickring.persistence.backup.seal;

import java.io.IOException;
import java.io.InputStream;

/** Content on the way in: the header, then encrypted chunks. Reads one chunk ahead, to know the last. */
final class SealingInput extends ChunkInput {
    private final ChunkCipher cipher;
    private byte[] ahead;
    private boolean ended;

    SealingInput(InputStream content, byte[] header, ChunkCipher cipher) {
        super(content, header);
        this.cipher = cipher;
    }

    @Override
    byte[] nextChunk(InputStream content) throws IOException {
        if (ended) {
            return null;
        }
        byte[] chunk = ahead == null ? content.readNBytes(ChunkCipher.CHUNK_BYTES) : ahead;
        ahead = content.readNBytes(ChunkCipher.CHUNK_BYTES);
        ended = ahead.length == 0;
        return cipher.seal(chunk, ended);
    }
}
