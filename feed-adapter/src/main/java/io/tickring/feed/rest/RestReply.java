package io.tickring.feed.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.tickring.feed.json.Json;
import io.tickring.feed.rest.VenueException.Cause;
import java.util.Optional;

/**
 * An answer of the venue. Its body and tokens are never printed.
 *
 * @param body       a missing node where there is none, or what came is no JSON
 * @param empty      whether there is none
 * @param sentNs     when the request left, by the monotonic clock
 * @param receivedNs when the answer was complete, by the monotonic clock
 */
record RestReply(
        int status, JsonNode body, boolean empty, Optional<SessionTokens> tokens, long sentNs, long receivedNs) {
    private static final int LONGEST_CODE = 120;
    private static final String NO_CODE = "no JSON";

    boolean ok() {
        return status >= 200 && status < 300 && !body.isMissingNode();
    }

    /** @return whether it says yes where no content is expected */
    boolean done() {
        return ok() || status >= 200 && status < 300 && empty;
    }

    /** @return the venue's code for what went wrong, cut to what can be one */
    String errorCode() {
        String code = body.path("errorCode").asText(NO_CODE);
        String printable = code.replaceAll("[^A-Za-z0-9._:/ -]", "?");
        return printable.substring(0, Math.min(printable.length(), LONGEST_CODE));
    }

    VenueException failure(String what) {
        boolean json = body.path("errorCode").isTextual();
        return new VenueException(what, status, errorCode(), json ? Cause.ANSWER : Cause.NO_JSON);
    }

    /** @throws VenueException where it says no, or can't be read */
    <T> T read(String what, Class<T> type) {
        if (!ok()) {
            throw failure(what);
        }
        try {
            return Json.read(body, type);
        } catch (Json.UnreadableException unreadable) {
            throw new VenueException(what, status, "unreadable at " + unreadable.getMessage(), Cause.ANSWER);
        }
    }

    @Override
    public String toString() {
        return "RestReply[status=" + status + ']';
    }
}
