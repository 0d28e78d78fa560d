package io.tickring.feed.stream;

/**
 * The stream at one moment, for any thread.
 *
 * @param started   whether there is a socket to be had at all
 * @param streaming whether every subscription is answered
 * @param open      sockets that are open
 * @param wanted    markets to be subscribed
 * @param subscribed markets that the venue confirmed
 * @param outages   confirmed subscriptions lost since the start
 * @param frames    frames received since the start
 * @param reason    why it is not streaming, or the last change
 */
public record StreamView(
        boolean started, boolean streaming, int open, int wanted, int subscribed, long outages, long frames,
        String reason) {
    static final StreamView NOTHING = new StreamView(false, false, 0, 0, 0, 0, 0, "");
}
