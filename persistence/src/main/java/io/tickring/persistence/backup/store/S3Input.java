package io.tickring.persistence.backup.store;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import software.amazon.awssdk.core.exception.SdkException;

/** An object on its way down, whose troubles are told like those of any other file. */
final class S3Input extends FilterInputStream {
    private final String place;

    S3Input(InputStream object, String place) {
        super(object);
        this.place = place;
    }

    @Override
    public int read() throws IOException {
        try {
            return in.read();
        } catch (SdkException e) {
            throw S3Trouble.told(e, place);
        }
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        try {
            return in.read(into, offset, length);
        } catch (SdkException e) {
            throw S3Trouble.told(e, place);
        }
    }
}
