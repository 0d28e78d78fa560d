package io.tickring.simulator.stream;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.Map;

/** The answer to one message. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"status", "destination", "correlationId", "payload"})
record Reply(String status, String destination, String correlationId, Map<String, ?> payload) {

    static Reply ok(ClientMessage to, Map<String, ?> payload) {
        return new Reply("OK", to.destination(), to.correlationId(), payload);
    }

    static Reply error(ClientMessage to, String errorCode) {
        return new Reply("ERROR", to.destination(), to.correlationId(), Map.of("errorCode", errorCode));
    }
}
