package io.tickring.feed.stream;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.tickring.feed.decode.QuoteDecoder;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A frame that is no quote. Errors echo the request with its tokens, so only what is named here is kept of a frame.
 *
 * @param destination   what it answers, or the kind of event
 * @param correlationId of the request it answers, empty for none
 * @param errorCode     empty unless it is an error
 * @param subscriptions state by epic, in the answer to a subscription
 */
record StreamMessage(
        String destination, String correlationId, Optional<String> errorCode, Map<String, String> subscriptions) {

    static final String SUBSCRIBE = "marketData.subscribe";
    static final String PING = "ping";
    private static final String QUOTE = "quote";
    private static final int LONGEST_TEXT = 80;
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder().maxNestingDepth(QuoteDecoder.MAX_DEPTH).build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

    /** @return the message, or nothing where the frame is no JSON object */
    static Optional<StreamMessage> read(byte[] frame, int length) {
        try {
            JsonNode root = MAPPER.readTree(frame, 0, length);
            return root.isObject() ? Optional.of(of(root)) : Optional.empty();
        } catch (IOException notJson) {
            return Optional.empty();
        }
    }

    private static StreamMessage of(JsonNode root) {
        JsonNode payload = root.path("payload");
        Map<String, String> subscriptions = new HashMap<>();
        payload.path("subscriptions").properties()
                .forEach(entry -> subscriptions.put(entry.getKey(), entry.getValue().asText()));
        return new StreamMessage(text(root.path("destination")), root.path("correlationId").asText(""),
                errorCode(root, payload), subscriptions);
    }

    private static Optional<String> errorCode(JsonNode root, JsonNode payload) {
        boolean error = "ERROR".equals(root.path("status").asText());
        JsonNode inside = payload.path("errorCode");
        JsonNode code = inside.isMissingNode() ? root.path("errorCode") : inside;
        return error ? Optional.of(text(code)) : Optional.empty();
    }

    /** @return what can be printed, and not more than a code or a name has */
    private static String text(JsonNode value) {
        String printable = value.asText("").replaceAll("[^A-Za-z0-9._: -]", "?");
        return printable.substring(0, Math.min(printable.length(), LONGEST_TEXT));
    }

    boolean isError() {
        return errorCode.isPresent();
    }

    /** @return whether it should have been read as a quote: only damage that Jackson overlooks makes it come here */
    boolean isQuote() {
        return QUOTE.equals(destination) && !isError();
    }

    /** @return whether a name in the request was refused, in contrast to the request */
    boolean refusesEpic() {
        return errorCode.filter(code -> code.contains("epic") || code.contains("instrument")).isPresent();
    }

    boolean refusesTokens() {
        return errorCode.filter(code -> code.contains("session.token") || code.contains("client.token")).isPresent();
    }
}
