package io.tickring.persistence.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tickring.persistence.redis.link.ServerSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RedisSettingsTest {
    @Test
    void shouldRefuseSecretsAndNonsenseNamingTheKey() {
        assertThatThrownBy(() -> server("redis://me:secret@host:1")).hasMessageContaining("redis.url must not hold")
                .hasMessageNotContaining("secret");
        assertThatThrownBy(() -> server("http://host:1")).hasMessageContaining("redis.url must begin with");
        assertThatThrownBy(() -> server("redis://a:1,redis://b:1")).hasMessageContaining("redis.cluster");
        assertThatThrownBy(() -> new RedisSettings(server("redis://a"), "a b", 60, 7, 500, 300, 1, 1))
                .hasMessageContaining("redis.instance");
        assertThatThrownBy(() -> new RedisSettings(server("redis://a"), "a", 0, 7, 500, 300, 1, 1))
                .hasMessageContaining("redis.tickMinutes must be 1 to 10080, is 0");
        assertThat(new ServerSettings(ServerSettings.servers("rediss://a"), false, "me", "secret", Optional.empty(),
                500).toString()).contains("rediss://a:6379").doesNotContain("secret");
    }

    @Test
    void shouldRefuseATrustFileThatIsNone(@TempDir Path dir) throws IOException {
        Path empty = Files.createFile(dir.resolve("empty.pem"));

        assertThatThrownBy(() -> trusting(dir.resolve("none.pem")))
                .hasMessageContaining("redis.trustFile cannot be read").hasMessageContaining("none.pem");
        assertThatThrownBy(() -> trusting(empty)).hasMessageContaining("redis.trustFile must hold certificates in PEM");
        Files.writeString(empty, "-----BEGIN CERTIFICATE-----\nnothing\n-----END CERTIFICATE-----\n");
        assertThatThrownBy(() -> trusting(empty)).hasMessageContaining("redis.trustFile must hold certificates in PEM");
    }

    private static ServerSettings trusting(Path file) {
        return new ServerSettings(ServerSettings.servers("rediss://a"), false, "", "", Optional.of(file), 500);
    }

    private static ServerSettings server(String urls) {
        return new ServerSettings(ServerSettings.servers(urls), false, "", "", Optional.empty(), 500);
    }
}
