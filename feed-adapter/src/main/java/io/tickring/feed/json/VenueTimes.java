package io.tickring.feed.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * The venue's times: text without a zone, which is UTC where we ask for a moment and the account's own time where we
 * ask for a local one; or epoch ms. What is none of these is read as missing.
 */
public final class VenueTimes extends SimpleModule {
    private static final long serialVersionUID = 1;
    private static final DateTimeFormatter UTC_WITHOUT_ZONE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss").withZone(ZoneOffset.UTC);

    VenueTimes() {
        addDeserializer(Instant.class, new Moments());
        addDeserializer(LocalDateTime.class, new LocalTimes());
        addSerializer(Instant.class, new Seconds());
    }

    /** @return as the venue wants it in a request: UTC to the second, without zone and fraction */
    public static String text(Instant moment) {
        return UTC_WITHOUT_ZONE.format(moment);
    }

    private static final class Moments extends StdScalarDeserializer<Instant> {
        private static final long serialVersionUID = 1;

        Moments() {
            super(Instant.class);
        }

        @Override
        public Instant deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (parser.currentToken() == JsonToken.VALUE_NUMBER_INT) {
                return Instant.ofEpochMilli(parser.getLongValue());
            }
            LocalDateTime utc = local(parser);
            return utc == null ? null : utc.toInstant(ZoneOffset.UTC);
        }
    }

    private static final class LocalTimes extends StdScalarDeserializer<LocalDateTime> {
        private static final long serialVersionUID = 1;

        LocalTimes() {
            super(LocalDateTime.class);
        }

        @Override
        public LocalDateTime deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            return local(parser);
        }
    }

    private static LocalDateTime local(JsonParser parser) throws IOException {
        try {
            return LocalDateTime.parse(parser.getText());
        } catch (DateTimeException noTime) {
            return null;
        }
    }

    private static final class Seconds extends StdScalarSerializer<Instant> {
        private static final long serialVersionUID = 1;

        Seconds() {
            super(Instant.class);
        }

        @Override
        public void serialize(Instant moment, JsonGenerator generator, SerializerProvider provider)
                throws IOException {
            generator.writeString(text(moment));
        }
    }
}
