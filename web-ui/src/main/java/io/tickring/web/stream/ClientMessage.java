package io.tickring.web.stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a client says.
 *
 * @param subscribe whether to begin, rather than to end
 * @param channels  at least one
 * @param symbols   the markets meant; empty for all
 */
record ClientMessage(boolean subscribe, Set<StreamChannel> channels, Optional<Set<String>> symbols) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> FIELDS = List.of("type", "channels", "symbols");

    /** @throws StreamFault where the text is no message of this kind */
    static ClientMessage parse(String text) {
        JsonNode message = object(text);
        for (Iterator<String> names = message.fieldNames(); names.hasNext();) {
            String name = names.next();
            if (!FIELDS.contains(name)) {
                throw StreamFault.malformed("unknown field '" + name + "': expected " + String.join(", ", FIELDS));
            }
        }
        return new ClientMessage(subscribe(message.path("type")), channels(message.path("channels")),
                message.has("symbols") ? Optional.of(symbols(message.path("symbols"))) : Optional.empty());
    }

    private static JsonNode object(String text) {
        try {
            JsonNode message = JSON.readTree(text);
            if (message.isObject()) {
                return message;
            }
        } catch (JsonProcessingException noJson) {
            throw StreamFault.malformed("not JSON: " + noJson.getOriginalMessage());
        }
        throw StreamFault.malformed("expected an object such as {\"type\":\"subscribe\",\"channels\":[\"quotes\"]}");
    }

    private static boolean subscribe(JsonNode type) {
        return switch (type.asText()) {
            case "subscribe" -> true;
            case "unsubscribe" -> false;
            default -> throw new StreamFault("unknown_type",
                    "unknown type '" + type.asText() + "': expected subscribe or unsubscribe");
        };
    }

    private static Set<StreamChannel> channels(JsonNode names) {
        Set<StreamChannel> channels = EnumSet.noneOf(StreamChannel.class);
        for (String name : words("channels", names)) {
            channels.add(StreamChannel.ofKey(name).orElseThrow(() -> new StreamFault("unknown_channel",
                    "unknown channel '" + name + "': expected quotes, bars, status")));
        }
        return channels;
    }

    private static Set<String> symbols(JsonNode names) {
        return words("symbols", names);
    }

    private static Set<String> words(String field, JsonNode array) {
        Set<String> words = new LinkedHashSet<>();
        for (JsonNode word : array) {
            if (array.isArray() && word.isTextual()) {
                words.add(word.asText());
            } else {
                throw StreamFault.malformed(field + " must be a list of strings");
            }
        }
        if (words.isEmpty()) {
            throw StreamFault.malformed(field + " must be a list of at least one string");
        }
        return words;
    }
}
