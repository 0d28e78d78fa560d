package io.tickring.persistence.redis;

import io.tickring.persistence.redis.link.ServerSettings;

/**
 * How the cache is written.
 *
 * @param server         where to
 * @param instance       begins all keys, so that several daemons can share a server: letters, digits, - _ and .
 * @param tickMinutes    ticks are kept this long, 1 to 10080
 * @param barDays        bars are kept this long, 1 to 366
 * @param replyTimeoutMs a batch that waits longer for its answers ends the connection, 100 to 60000
 * @param reconnectMaxMs longest wait between two attempts to connect, 100 to 600000
 * @param batchRecords   commands that make a batch full, 1 to 10000
 * @param batchesInFlight at most so many batches wait for answers, 1 to 64
 */
public record RedisSettings(
        ServerSettings server, String instance, long tickMinutes, long barDays, long replyTimeoutMs,
        long reconnectMaxMs, int batchRecords, int batchesInFlight) {
    private static final long WEEK_MINUTES = 10_080;
    private static final long YEAR_DAYS = 366;
    private static final long SHORTEST_MS = 100;
    private static final long LONGEST_REPLY_MS = 60_000;
    private static final long LONGEST_RECONNECT_MS = 600_000;
    private static final int MOST_RECORDS = 10_000;
    private static final int MOST_BATCHES = 64;

    /** @throws IllegalArgumentException for a value out of range, naming the key */
    public RedisSettings {
        if (!instance.matches("[A-Za-z0-9._-]{1,64}")) {
            throw new IllegalArgumentException("redis.instance must be 1 to 64 letters, digits, '-', '_' or '.', is '"
                    + instance + "'");
        }
        require("redis.tickMinutes", tickMinutes, 1, WEEK_MINUTES);
        require("redis.barDays", barDays, 1, YEAR_DAYS);
        require("redis.replyTimeoutMs", replyTimeoutMs, SHORTEST_MS, LONGEST_REPLY_MS);
        require("redis.reconnectMaxMs", reconnectMaxMs, SHORTEST_MS, LONGEST_RECONNECT_MS);
        require("redis.batchRecords", batchRecords, 1, MOST_RECORDS);
        require("redis.batchesInFlight", batchesInFlight, 1, MOST_BATCHES);
    }

    private static void require(String key, long value, long least, long most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(key + " must be " + least + " to " + most + ", is " + value);
        }
    }
}
