package io.tickring.web.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.tickring.engine.tick.Decimal;
import io.tickring.engine.tick.TickEvent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;

/** One JSON text in UTF-8, and how values that occur everywhere are written. */
public final class JsonText {
    private static final JsonFactory FACTORY = new JsonFactory();
    private static final int TYPICAL_BYTES = 512;

    /** What writes the one value of a text. */
    @FunctionalInterface
    public interface Value {
        void writeTo(JsonGenerator json) throws IOException;
    }

    private JsonText() {
    }

    public static byte[] of(Value value) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(TYPICAL_BYTES);
        try (JsonGenerator json = generator(out)) {
            value.writeTo(json);
        } catch (IOException notInMemory) {
            throw new UncheckedIOException(notInMemory);
        }
        return out.toByteArray();
    }

    static JsonGenerator generator(ByteArrayOutputStream out) {
        try {
            return FACTORY.createGenerator(out);
        } catch (IOException notInMemory) {
            throw new UncheckedIOException(notInMemory);
        }
    }

    /** An object under a name. */
    public static void object(JsonGenerator json, String name, Value fields) throws IOException {
        json.writeObjectFieldStart(name);
        fields.writeTo(json);
        json.writeEndObject();
    }

    /** What something is at, in small letters, and why. */
    public static void state(JsonGenerator json, Enum<?> state, String reason) throws IOException {
        state(json, state.name().toLowerCase(Locale.ROOT), reason);
    }

    /** What something is at, and why. */
    public static void state(JsonGenerator json, String state, String reason) throws IOException {
        json.writeStringField("state", state);
        json.writeStringField("reason", reason);
    }

    /** A price in 1e-9 of the quote currency as a decimal string, null for {@link TickEvent#ABSENT}. */
    public static void price(JsonGenerator json, String name, long nanos) throws IOException {
        json.writeFieldName(name);
        price(json, nanos);
    }

    /** The same as an element of a list. */
    public static void price(JsonGenerator json, long nanos) throws IOException {
        decimal(json, nanos, Decimal.PRICE_SCALE);
    }

    /** A size in 1e-6 units as a decimal string, null for {@link TickEvent#ABSENT}. */
    public static void size(JsonGenerator json, String name, long micros) throws IOException {
        json.writeFieldName(name);
        decimal(json, micros, Decimal.SIZE_SCALE);
    }

    private static void decimal(JsonGenerator json, long value, int scale) throws IOException {
        if (value == TickEvent.ABSENT) {
            json.writeNull();
        } else {
            byte[] text = new byte[Decimal.MAX_BYTES];
            json.writeRawUTF8String(text, 0, Decimal.write(value, scale, text));
        }
    }

    /** A time in epoch ms, null for {@link TickEvent#ABSENT}. */
    public static void time(JsonGenerator json, String name, long epochMs) throws IOException {
        json.writeFieldName(name);
        time(json, epochMs);
    }

    /** The same as an element of a list. */
    public static void time(JsonGenerator json, long epochMs) throws IOException {
        if (epochMs == TickEvent.ABSENT) {
            json.writeNull();
        } else {
            byte[] text = IsoTime.ascii(epochMs);
            json.writeRawUTF8String(text, 0, text.length);
        }
    }

    /** The bits of {@link io.tickring.engine.tick.Marks} as a list of words. */
    public static void marks(JsonGenerator json, int marks) throws IOException {
        json.writeArrayFieldStart("marks");
        for (String word : MarkWords.of(marks)) {
            json.writeString(word);
        }
        json.writeEndArray();
    }
}
