package io.tickring.simulator.stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a client sent.
 *
 * @param correlationId as text even where a number was sent; null where none was
 * @param payload       never null; missing where none was sent
 */
record ClientMessage(String destination, String correlationId, String cst, String securityToken, JsonNode payload) {
    static final ClientMessage UNREADABLE = new ClientMessage(null, null, null, null, null);

    /** @return the message, empty when the text is no JSON object */
    static Optional<ClientMessage> parse(ObjectMapper json, String text) {
        try {
            JsonNode root = json.readTree(text);
            return root == null || !root.isObject() ? Optional.empty()
                    : Optional.of(new ClientMessage(textOf(root, "destination"), textOf(root, "correlationId"),
                            textOf(root, "cst"), textOf(root, "securityToken"), root.path("payload")));
        } catch (JsonProcessingException unreadable) {
            return Optional.empty();
        }
    }

    /** @return the strings of this array in the payload, empty where it is missing */
    List<String> list(String name) {
        List<String> values = new ArrayList<>();
        payload.path(name).forEach(value -> values.add(value.asText()));
        return values;
    }

    private static String textOf(JsonNode root, String name) {
        JsonNode value = root.path(name);
        return value.isValueNode() && !value.isNull() ? value.asText() : null;
    }

    @Override
    public String toString() {
        return "ClientMessage[destination=" + destination + ", correlationId=" + correlationId + "]";
    }
}
