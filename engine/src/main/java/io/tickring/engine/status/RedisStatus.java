package io.tickring.engine.status;

/**
 * The cache in Redis at one moment. The journal does not depend on it.
 *
 * @param reason   why it is in that state, for a person; never a secret
 * @param server   address without user and password, empty where none is configured
 * @param instance begins all keys
 * @param version  of the server, empty before the first connection
 * @param eviction what the server does when its memory is full ({@code maxmemory-policy}); anything but
 *                 {@code noeviction} may drop keys of ours; empty where the server does not tell
 * @param sequence everything journaled up to here is in Redis, confirmed; 0 while that is not known
 * @param ticks    written since start, those written again included
 * @param bars     revisions of bars written since start, likewise
 * @param batches  confirmed since start
 * @param inFlight batches that wait for an answer
 * @param connects connections since start
 * @param failures connections lost, cut or refused since start
 * @param rewrites times that the last hour of some or all markets was written again since start
 */
public record RedisStatus(
        RedisState state, String reason, String server, String instance, String version, String eviction,
        long sequence, long ticks, long bars, long batches, int inFlight, long connects, long failures,
        long rewrites) {
    private static final RedisStatus OFF = new RedisStatus(RedisState.OFF, "redis.url is not set", "", "", "", "",
            0, 0, 0, 0, 0, 0, 0, 0);

    /** @return of a daemon that runs on the journal alone */
    public static RedisStatus off() {
        return OFF;
    }
}
