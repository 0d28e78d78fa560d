package io.tickring.persistence.backup.store;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;

/** The bytes of an object to be kept; may be read more than once. */
public interface ObjectSource {
    /** @return a source of these bytes */
    static ObjectSource of(byte[] bytes) {
        return new ObjectSource() {
            @Override
            public long bytes() {
                return bytes.length;
            }

            @Override
            public InputStream open() {
                return new ByteArrayInputStream(bytes);
            }
        };
    }

    /** @return how many {@link #open} gives */
    long bytes();

    /** @return from the first byte on, for the caller to close */
    InputStream open() throws IOException;
}
