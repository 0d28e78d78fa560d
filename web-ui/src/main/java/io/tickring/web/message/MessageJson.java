package io.tickring.web.message;

import com.fasterxml.jackson.core.JsonGenerator;
import io.tickring.web.json.JsonText;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** What all messages of the stream begin with, and what those have that are no rounds. */
public final class MessageJson {
    private MessageJson() {
    }

    /** Writes the first fields into an object that is begun. */
    public static void head(JsonGenerator json, String type, long sequence, long timeMs) throws IOException {
        json.writeStringField("type", type);
        json.writeNumberField("sequence", sequence);
        JsonText.time(json, "t", timeMs);
    }

    /** Writes the channels of a client, each with "all" or a list of symbols. */
    public static void subscriptions(JsonGenerator json, Map<String, Object> subscriptions) throws IOException {
        json.writeObjectFieldStart("subscriptions");
        for (Map.Entry<String, Object> channel : subscriptions.entrySet()) {
            json.writeFieldName(channel.getKey());
            if (channel.getValue() instanceof List<?> symbols) {
                json.writeStartArray();
                for (Object symbol : symbols) {
                    json.writeString(symbol.toString());
                }
                json.writeEndArray();
            } else {
                json.writeString(channel.getValue().toString());
            }
        }
        json.writeEndObject();
    }

    /** @return the message {@code subscriptions} */
    public static byte[] subscriptions(long sequence, long timeMs, Map<String, Object> subscriptions) {
        return JsonText.of(json -> {
            json.writeStartObject();
            head(json, "subscriptions", sequence, timeMs);
            subscriptions(json, subscriptions);
            json.writeEndObject();
        });
    }

    /** @return the message {@code error} */
    public static byte[] error(long sequence, long timeMs, String code, String detail) {
        return JsonText.of(json -> {
            json.writeStartObject();
            head(json, "error", sequence, timeMs);
            json.writeStringField("code", code);
            json.writeStringField("detail", detail);
            json.writeEndObject();
        });
    }
}
