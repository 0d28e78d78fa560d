package io.tickring.daemon.config;

import java.util.Set;

/** Variables that begin like the configuration's but speak to the launcher scripts, or are secrets. */
final class Launcher {
    static final Set<String> VARIABLES = Set.of("TICKRING_JAVA_OPTS", "TICKRING_NO_BUILD", "TICKRING_PASSPHRASE",
            "TICKRING_NEW_PASSPHRASE", RedisConfig.PASSWORD);

    private Launcher() {
    }
}
