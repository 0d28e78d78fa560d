package io.tickring.web.json;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** One JSON text in UTF-8 that is taken away piece by piece while it is written. One thread at a time. */
public final class JsonPieces {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final JsonGenerator json = JsonText.generator(out);

    /** @param value goes behind what was written before, and need not be complete */
    public void write(JsonText.Value value) {
        try {
            value.writeTo(json);
        } catch (IOException notInMemory) {
            throw new UncheckedIOException(notInMemory);
        }
    }

    /** @return what was written since the last call */
    public byte[] take() {
        write(JsonGenerator::flush);
        byte[] taken = out.toByteArray();
        out.reset();
        return taken;
    }
}
