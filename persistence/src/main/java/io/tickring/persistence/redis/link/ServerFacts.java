package io.tickring.persistence.redis.link;

/**
 * What a server says of itself.
 *
 * @param version  of Redis, empty where it does not tell
 * @param eviction {@code maxmemory-policy}, empty where it does not tell; of a cluster, that of the node which differs
 *                 from {@code noeviction} where there is one
 */
public record ServerFacts(String version, String eviction) {
    /** What a server does that refuses writes rather than to drop keys. */
    public static final String KEEPS_ALL = "noeviction";

    /** @return whether it may drop keys of ours when its memory is full */
    public boolean evicts() {
        return !eviction.isEmpty() && !KEEPS_ALL.equals(eviction);
    }
}
