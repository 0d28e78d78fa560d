package io.tickring.web.http;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * An answer before it has a connection.
 *
 * @param status  HTTP status
 * @param type    media type of the body, empty where there is no body
 * @param body    must not change any more
 * @param headers more of them, names in lower case
 * @param rest    what follows the body; empty where that is all
 */
public record Reply(int status, String type, byte[] body, Map<String, String> headers, Optional<Pieces> rest) {
    private static final String JSON = "application/json";

    public Reply {
        headers = Map.copyOf(headers);
    }

    public Reply(int status, String type, byte[] body) {
        this(status, type, body, Map.of(), Optional.empty());
    }

    /** @return 200 with this JSON text */
    public static Reply json(byte[] body) {
        return new Reply(200, JSON, body);
    }

    /** @return this answer with one more header, its name in lower case */
    public Reply with(String name, String value) {
        Map<String, String> more = new HashMap<>(headers);
        more.put(name, value);
        return new Reply(status, type, body, more, rest);
    }

    /** @return this answer with its body as the first of several pieces */
    public Reply followedBy(Pieces pieces) {
        return new Reply(status, type, body, headers, Optional.of(pieces));
    }
}
