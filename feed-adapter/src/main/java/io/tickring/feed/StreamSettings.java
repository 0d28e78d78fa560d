package io.tickring.feed;

/**
 * When the stream takes something for lost and how soon it tries again. The configuration key of a value is
 * {@code feed.} and its name.
 *
 * @param connectTimeoutMs longest wait for a connection and for a subscription's answer, 100 to 60,000
 * @param pongMs           where quotes are overdue a ping is sent; without any frame for so long after it the socket is
 *                         dead, 100 to 60,000
 * @param quoteSilenceMs   a socket that answers pings but gives no quote for so long, though many were due, is opened
 *                         again, at least 500
 * @param staleMs          an open market without a quote for so long is stale, ms of the venue's time, at least 1,000;
 *                         longer for a market that is usually quiet for long. A gap is recorded where its silence is
 *                         longer than this and than twenty of its usual pauses
 * @param reconnectMaxMs   longest wait between two attempts where the venue was away or cut us off, 100 to 600,000
 * @param pollIntervalMs   between two looks at the quotes of markets that the venue does not stream, at least 500
 */
public record StreamSettings(
        long connectTimeoutMs, long pongMs, long quoteSilenceMs, long staleMs, long reconnectMaxMs,
        long pollIntervalMs) {

    /** @throws IllegalArgumentException for a value outside its range, naming its key */
    public StreamSettings {
        FeedSettings.requireRange("feed.connectTimeoutMs", connectTimeoutMs, 100, 60_000);
        FeedSettings.requireRange("feed.pongMs", pongMs, 100, 60_000);
        FeedSettings.requireRange("feed.quoteSilenceMs", quoteSilenceMs, 500, Long.MAX_VALUE);
        FeedSettings.requireRange("feed.staleMs", staleMs, 1_000, Long.MAX_VALUE);
        FeedSettings.requireRange("feed.reconnectMaxMs", reconnectMaxMs, 100, 600_000);
        FeedSettings.requireRange("feed.pollIntervalMs", pollIntervalMs, 500, Long.MAX_VALUE);
    }

    /** @return what suits the broker */
    public static StreamSettings defaults() {
        return new StreamSettings(3_000, 1_500, 5_000, 60_000, 1_000, 2_000);
    }
}
