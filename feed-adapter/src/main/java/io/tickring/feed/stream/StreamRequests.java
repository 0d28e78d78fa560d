package io.tickring.feed.stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.tickring.feed.rest.SessionTokens;
import java.util.LinkedHashMap;
import java.util.Map;

/** The messages sent on the stream. Each carries the tokens, so none may be logged. */
final class StreamRequests {
    private static final JsonMapper MAPPER = new JsonMapper();

    private StreamRequests() {
    }

    static String subscribe(Subscription subscription, String correlationId, SessionTokens tokens) {
        return message(StreamMessage.SUBSCRIBE, correlationId, tokens, Map.of("epics", subscription.epics()));
    }

    static String ping(String correlationId, SessionTokens tokens) {
        return message(StreamMessage.PING, correlationId, tokens, Map.of());
    }

    private static String message(String destination, String correlationId, SessionTokens tokens, Map<?, ?> payload) {
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("destination", destination);
        message.put("correlationId", correlationId);
        message.put("cst", tokens.cst());
        message.put("securityToken", tokens.securityToken());
        message.put("payload", payload);
        try {
            return MAPPER.writeValueAsString(message);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a map of strings is JSON", impossible.getCause());
        }
    }
}
