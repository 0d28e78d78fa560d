package io.tickring.persistence.redis.link;

import java.util.concurrent.CompletableFuture;

/**
 * One connection to Redis, for one thread. Commands are kept until {@link #flush} and answered in order; each returns
 * at once. A link that lost its connection is never repaired: its commands fail, and another link is opened.
 */
public interface RedisLink extends AutoCloseable {
    /**
     * Appends an entry to a stream.
     *
     * @param id     of the entry
     * @param minId  entries below may be dropped, null to drop none
     * @param fields names and values in turn
     * @return the id
     */
    CompletableFuture<String> append(String key, String id, String minId, String... fields);

    /** @return whether the stream has the entry */
    CompletableFuture<Boolean> has(String key, String id);

    /**
     * Sets fields of a hash.
     *
     * @param fields names and values in turn
     * @return how many of them were new
     */
    CompletableFuture<Long> put(String key, String... fields);

    /** Lets a key vanish after this time. */
    CompletableFuture<Boolean> expire(String key, long ms);

    /** Deletes keys; in a cluster they lie on one node. */
    CompletableFuture<Long> delete(String... keys);

    /** @return the value, null for none */
    CompletableFuture<String> get(String key);

    /** Sets a value. @return the one before, null for none */
    CompletableFuture<String> swap(String key, String value);

    /** Sends what is kept. */
    void flush();

    /** @return what the server said of itself when the link was opened */
    ServerFacts facts();

    /** @return what a command of this link failed of */
    LinkException failure(Throwable failure);

    /** Ends the connection. What has no answer yet fails. */
    @Override
    void close();
}
