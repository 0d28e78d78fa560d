package io.tickring.feed.rest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * An answer of the venue. Its body and tokens are never printed.
 *
 * @param sentNs     when the request left, by the monotonic clock
 * @param receivedNs when the answer was complete, by the monotonic clock
 */
record RestReply(int status, JsonNode body, Optional<SessionTokens> tokens, long sentNs, long receivedNs) {
    private static final int LONGEST_CODE = 120;
    private static final String NO_CODE = "no JSON";

    boolean ok() {
        return status >= 200 && status < 300 && !body.isMissingNode();
    }

    /** @return the venue's code for what went wrong, cut to what can be one */
    String errorCode() {
        String code = body.path("errorCode").asText(NO_CODE);
        String printable = code.replaceAll("[^A-Za-z0-9._:/ -]", "?");
        return printable.substring(0, Math.min(printable.length(), LONGEST_CODE));
    }

    @Override
    public String toString() {
        return "RestReply[status=" + status + ']';
    }
}
