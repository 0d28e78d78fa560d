package io.tickring.web;

/**
 * How the page and the API are served.
 *
 * @param host             where to listen: a loopback address, until log-in exists
 * @param port             where to listen, 1 to 65535, or 0 for a free one
 * @param updateIntervalMs shortest time between two rounds of the stream, ms, 20 to 10,000
 * @param maxClients       clients of the stream at a time, 1 or more
 * @param maxFrameBytes    longest message taken from a client, bytes, 1,024 or more
 * @param maxPendingBytes  bytes that may wait for a client before it is cut, 65,536 or more
 * @param stallMs          time in which a client has to take something of what waits for it, ms, 100 or more
 * @param replyTimeoutMs   time after which a request is answered with 503, ms, 100 or more
 */
public record WebSettings(
        String host, int port, long updateIntervalMs, int maxClients, int maxFrameBytes, int maxPendingBytes,
        long stallMs, long replyTimeoutMs) {

    /** @throws IllegalArgumentException for a value outside its range, naming its key */
    public WebSettings {
        if (!loopback(host)) {
            throw new IllegalArgumentException("web.host must be localhost, ::1 or 127.x.x.x: until log-in exists "
                    + "nobody else may see the page; is '" + host + "'");
        }
        requireBetween("web.port", port, 0, 65_535);
        requireBetween("web.updateIntervalMs", updateIntervalMs, 20, 10_000);
        requireBetween("web.maxClients", maxClients, 1, 10_000);
        requireBetween("web.maxFrameBytes", maxFrameBytes, 1_024, 1 << 20);
        requireBetween("web.maxPendingBytes", maxPendingBytes, 65_536, 1 << 30);
        requireBetween("web.stallMs", stallMs, 100, 600_000);
        requireBetween("web.replyTimeoutMs", replyTimeoutMs, 100, 600_000);
    }

    /** @return the settings of a daemon that nobody configured */
    public static WebSettings defaults() {
        return new WebSettings("127.0.0.1", 8733, 25, 64, 16_384, 4 << 20, 5_000, 10_000);
    }

    /** @return the same on another port */
    public WebSettings withPort(int otherPort) {
        return new WebSettings(host, otherPort, updateIntervalMs, maxClients, maxFrameBytes, maxPendingBytes, stallMs,
                replyTimeoutMs);
    }

    /** Decides by the text: a name that has to be resolved could resolve to anything. */
    private static boolean loopback(String host) {
        return "localhost".equals(host) || "::1".equals(host) || host.matches("127(\\.\\d{1,3}){3}");
    }

    private static void requireBetween(String key, long value, long min, long max) {
        if (value < min || value > max) {
            throw new IllegalArgumentException(key + " must be " + min + " to " + max + ", is " + value);
        }
    }
}
