package io.tickring.persistence.backup.seal;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/** Gives bytes that are made chunk by chunk. One thread. */
abstract class ChunkInput extends InputStream {
    private final InputStream source;
    private byte[] chunk;
    private int at;

    /** @param first what comes before all chunks */
    ChunkInput(InputStream source, byte[] first) {
        this.source = source;
        chunk = first;
    }

    /** @return the next chunk, null behind the last */
    abstract byte[] nextChunk(InputStream from) throws IOException;

    private boolean filled() throws IOException {
        while (chunk != null && at == chunk.length) {
            chunk = nextChunk(source);
            at = 0;
        }
        return chunk != null;
    }

    @Override
    public int read() throws IOException {
        return filled() ? chunk[at++] & 0xff : -1;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, into.length);
        if (length == 0) {
            return 0;
        }
        if (!filled()) {
            return -1;
        }
        int given = Math.min(length, chunk.length - at);
        System.arraycopy(chunk, at, into, offset, given);
        at += given;
        return given;
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
