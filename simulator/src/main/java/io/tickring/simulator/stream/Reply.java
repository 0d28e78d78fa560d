package io.tickring.simulator.stream;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.tickring.simulator.rules.ErrorShape;
import java.util.LinkedHashMap;
import java.util.Map;

/** The answer to one message. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"status", "destination", "correlationId", "payload", "errorCode"})
record Reply(String status, String destination, String correlationId, Map<String, ?> payload, String errorCode) {
    private static final String CODE = "errorCode";

    static Reply ok(ClientMessage to, Map<String, ?> payload) {
        return new Reply("OK", to.destination(), to.correlationId(), payload, null);
    }

    /** With the code in the payload; {@link #shaped} puts it where the rules say. */
    static Reply error(ClientMessage to, String errorCode) {
        return new Reply("ERROR", to.destination(), to.correlationId(), Map.of(CODE, errorCode), null);
    }

    /** @return an error in this shape; anything else as it is */
    Reply shaped(ErrorShape shape, ClientMessage to) {
        if (!status.equals("ERROR")) {
            return this;
        }
        return switch (shape) {
            case PAYLOAD -> this;
            case TOP_LEVEL -> new Reply(status, destination, correlationId, Map.of(),
                    String.valueOf(payload.get(CODE)));
            case ECHO -> new Reply(status, destination, correlationId, echo(to), null);
        };
    }

    private Map<String, ?> echo(ClientMessage to) {
        Map<String, Object> all = new LinkedHashMap<>(payload);
        all.put("destination", to.destination());
        all.put("correlationId", to.correlationId());
        all.put("cst", to.cst());
        all.put("securityToken", to.securityToken());
        all.put("payload", to.payload());
        return all;
    }
}
