package io.tickring.persistence.backup.source;

import io.tickring.persistence.durable.Sha256;
import java.io.FilterInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.util.Arrays;

/** A file's bytes; fails at their end where they are not those that were asked for. */
public final class CheckedInput extends FilterInputStream {
    private final SourceFile file;
    private final byte[] sha256;
    private final MessageDigest digest = Sha256.begin();

    /** @param sha256 what the content was known to be */
    public CheckedInput(SourceFile file, byte[] sha256) throws IOException {
        super(Files.newInputStream(file.from()));
        this.file = file;
        this.sha256 = sha256;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int read = in.read(into, offset, length);
        if (read > 0) {
            digest.update(into, offset, read);
        } else if (read < 0 && !Arrays.equals(copy(digest).digest(), sha256)) {
            throw new ChangedException(file.path() + " changed while it was copied");
        }
        return read;
    }

    private static MessageDigest copy(MessageDigest digest) {
        try {
            return (MessageDigest) digest.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("this JVM cannot copy a SHA-256", e);
        }
    }

    @Override
    public long skip(long bytes) throws IOException {
        return readNBytes((int) Math.min(bytes, Integer.MAX_VALUE)).length;
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
