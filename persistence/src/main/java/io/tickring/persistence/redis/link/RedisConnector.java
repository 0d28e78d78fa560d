package io.tickring.persistence.redis.link;

/** Opens links to one server or cluster. */
public interface RedisConnector extends AutoCloseable {
    /**
     * Connects, and waits for it at most as long as the settings allow.
     *
     * @throws LinkException where nobody answers, or the server refuses
     */
    RedisLink connect();

    @Override
    void close();
}
