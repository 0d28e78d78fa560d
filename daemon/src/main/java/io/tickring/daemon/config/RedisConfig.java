package io.tickring.daemon.config;

import io.tickring.persistence.redis.RedisSettings;
import io.tickring.persistence.redis.link.ServerSettings;
import java.nio.file.Path;
import java.util.Optional;

/** The cache in Redis from the configuration. */
public final class RedisConfig {
    /** The variable with the server's password. */
    public static final String PASSWORD = "TICKRING_REDIS_PASSWORD";

    private RedisConfig() {
    }

    /**
     * @param password of the server, empty for none
     * @return empty where no server is named
     * @throws io.tickring.daemon.OperatorException for a value out of range
     */
    public static Optional<RedisSettings> redis(Configuration from, String password) {
        if (from.text("redis.url").isBlank()) {
            return Optional.empty();
        }
        return Optional.of(from.checked(() -> new RedisSettings(server(from, password), from.text("redis.instance"),
                from.number("redis.tickMinutes"), from.number("redis.barDays"), from.number("redis.replyTimeoutMs"),
                from.number("redis.reconnectMaxMs"), from.integer("redis.batchRecords"),
                from.integer("redis.batchesInFlight"))));
    }

    private static ServerSettings server(Configuration from, String password) {
        String trust = from.text("redis.trustFile");
        return new ServerSettings(ServerSettings.servers(from.text("redis.url")), from.flag("redis.cluster"),
                from.text("redis.user"), password, trust.isBlank() ? Optional.empty() : Optional.of(Path.of(trust)),
                from.number("redis.connectTimeoutMs"));
    }
}
