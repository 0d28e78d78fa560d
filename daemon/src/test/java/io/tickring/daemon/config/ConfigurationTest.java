package io.tickring.daemon.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tickring.daemon.ExitCode;
import io.tickring.daemon.OperatorException;
import io.tickring.engine.ring.WaitPreset;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationTest {
    @TempDir
    Path dir;

    private Configuration load(String yaml) throws IOException {
        return Configuration.load(Files.writeString(dir.resolve("my.yaml"), yaml), Map.of());
    }

    @Test
    void shouldTakeTheLaterOfDefaultFileEnvironmentAndFlag() throws IOException {
        Path file = Files.writeString(dir.resolve("my.yaml"), "feed:\n  backoffMaxMs: 1\nweb:\n  port: 2\n");

        Configuration configuration = Configuration.load(file, Map.of("TICKRING_WEB_PORT", "3", "HOME", "/"))
                .withFlag("web.host", "::1", "--host").withFlag("web.port", null, "--port");

        assertThat(configuration.number("feed.backoffMaxMs")).isEqualTo(1);
        assertThat(configuration.integer("web.port")).isEqualTo(3);
        assertThat(configuration.text("web.host")).isEqualTo("::1");
        assertThat(configuration.choice("ring.preset", WaitPreset.class)).isEqualTo(WaitPreset.BALANCED);
        assertThat(configuration.number("validation.spikeLimitPpm.shares")).isEqualTo(20_000);
        assertThat(configuration.flag("validation.spikes")).isTrue();
    }

    @Test
    void shouldNameFileLineAndTheProbableKeyForAnUnknownOne() {
        assertThatThrownBy(() -> load("web:\n  port: 1\n  prot: 2\n")).isInstanceOf(OperatorException.class)
                .hasMessage(dir.resolve("my.yaml") + ":3: unknown key web.prot; did you mean web.port?");
        assertThatThrownBy(() -> load("nothing: 1\n")).hasMessageContaining("config/tickring.yaml lists all keys");
    }

    @Test
    void shouldNameLineAndValueThatIsNotOfItsKind() throws IOException {
        Configuration configuration = load("web:\n  port: many\nring:\n  preset: fast\nvalidation:\n  spikes: yes!\n");

        assertThatThrownBy(() -> configuration.integer("web.port"))
                .hasMessageEndingWith("my.yaml:2: web.port must be a whole number, is 'many'");
        assertThatThrownBy(() -> configuration.choice("ring.preset", WaitPreset.class))
                .hasMessageEndingWith("my.yaml:4: ring.preset must be one of [latency, balanced, eco], is 'fast'");
        assertThatThrownBy(() -> configuration.flag("validation.spikes")).hasMessageContaining("true or false");
        assertThatThrownBy(() -> configuration.text("no.such")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shouldAddTheLineToWhatTheSettingsComplainOf() throws IOException {
        Configuration configuration = load("bars:\n  graceMs: -1\n");

        assertThatThrownBy(() -> configuration.checked(() -> {
            throw new IllegalArgumentException("bars.graceMs must be 0 or more, is -1");
        })).isInstanceOfSatisfying(OperatorException.class, told -> {
            assertThat(told.exitCode()).isEqualTo(ExitCode.USAGE);
            assertThat(told).hasMessageEndingWith("my.yaml:2: bars.graceMs must be 0 or more, is -1");
        });
    }

    @Test
    void shouldRefuseAVariableThatStandsForNoKey() {
        assertThatThrownBy(() -> Configuration.load(null, Map.of("TICKRING_WEB_PROT", "1")))
                .hasMessageContaining("TICKRING_WEB_PROT").hasMessageContaining("TICKRING_FEED_BACKOFF_MAX_MS");
        assertThat(Configuration.load(null, Map.of("TICKRING_JAVA_OPTS", "-Xmx1g")).integer("web.port"))
                .isEqualTo(8733);
    }

    @Test
    void shouldTellOfFilesThatCannotBeUsed() {
        assertThatThrownBy(() -> load("web: [1, 2]\n")).hasMessageContaining("my.yaml:1").hasMessageContaining("list");
        assertThatThrownBy(() -> load("web:\n  port: \"1\n")).hasMessageContaining("not valid YAML");
        assertThatThrownBy(() -> Configuration.load(dir.resolve("none.yaml"), Map.of()))
                .hasMessageContaining("none.yaml: no such configuration file");
    }
}
