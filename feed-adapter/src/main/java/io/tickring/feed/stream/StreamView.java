package io.tickring.feed.stream;

import io.tickring.engine.status.StreamMode;
import java.util.Map;

/**
 * The stream at one moment, for any thread.
 *
 * @param started     whether there is a socket to be had at all
 * @param streaming   whether every subscription is answered
 * @param mode        how the venue lets itself be streamed
 * @param open        sockets that are open
 * @param wanted      markets to be had
 * @param subscribed  markets that the venue confirmed
 * @param polled      markets that are asked for again and again
 * @param withoutData symbols of the others, with the reason
 * @param outages     confirmed subscriptions lost since the start
 * @param frames      frames received since the start
 * @param reason      why it is not streaming, or the last change
 */
public record StreamView(
        boolean started, boolean streaming, StreamMode mode, int open, int wanted, int subscribed, int polled,
        Map<String, String> withoutData, long outages, long frames, String reason) {
    static final StreamView NOTHING =
            new StreamView(false, false, StreamMode.UNKNOWN, 0, 0, 0, 0, Map.of(), 0, 0, "");
}
