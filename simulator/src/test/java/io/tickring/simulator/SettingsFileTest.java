package io.tickring.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tickring.simulator.session.ApiKey;
import io.tickring.simulator.session.Login;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsFileTest {
    private static final String LOGINS = """
            logins:
              - identifier: trader@example.com
                keys:
                  - {key: KeyA, password: password-a}
                  - {key: KeyB, password: password-b, state: PAUSED}
                demo:
                  - {id: "271828182845904523", name: USD, currency: USD, symbol: $, preferred: true, funds: 10000}
                  - {id: "271828182845904524", currency: EUR}
                live: []
            """;

    @TempDir
    private Path dir;

    private Path file(String text) throws IOException {
        return Files.writeString(dir.resolve("settings.yaml"), text);
    }

    @Test
    void shouldReadLogins() throws IOException {
        List<Login> logins = SettingsFile.logins(file(LOGINS));

        assertThat(logins).singleElement().satisfies(login -> {
            assertThat(login.identifier()).isEqualTo("trader@example.com");
            assertThat(login.keys()).extracting(ApiKey::state)
                    .containsExactly(ApiKey.State.ACTIVE, ApiKey.State.PAUSED);
            assertThat(login.demo()).hasSize(2);
            assertThat(login.demo().get(0).funds()).isEqualTo(10_000);
            assertThat(login.demo().get(1).name()).isEqualTo("EUR");
            assertThat(login.live()).isEmpty();
        });
    }

    @Test
    void shouldLetALoginOfAFileIn() throws IOException {
        try (Simulator simulator = Simulator.start(SimulatorSettings.builder()
                .logins(SettingsFile.logins(file(LOGINS))).build())) {
            Stranger rest = new Stranger(simulator);

            assertThat(rest.logIn("KeyA", "trader@example.com", "password-a", false).status()).isEqualTo(200);
            assertThat(rest.logIn("KeyB", "trader@example.com", "password-b", false).errorCode())
                    .isEqualTo("error.invalid.api.key");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "logins: [{identifier: a, keys: [{key: hidden-key}]}]",
        "logins: [{identifier: a, keys: [{password: hidden-word}]}]",
        "logins: [{identifier: a, keys: []}]",
        "logins: [{keys: [{key: hidden-key, password: hidden-word}]}]",
        "logins: [{identifier: a, keys: [{key: hidden-key, password: hidden-word, state: LOST}]}]",
        "logins: [{identifier: a, keys: [{key: hidden-key, password: hidden-word}], demo: [{id: '1'}]}]",
        "logins: [{identifier: a, keys: [{key: hidden-key, password: hidden-word}], demo: [{currency: USD}]}]",
        "logins: [{identifier: a, keys: [{key: hidden-key, password: hidden-word}], demos: []}]"})
    void shouldSayWhatALoginNeedsAndNoSecret(String text) throws IOException {
        Path file = file(text);

        assertThatThrownBy(() -> SettingsFile.logins(file)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(file + ": logins[0]: expected identifier, keys")
                .hasMessageNotContaining("hidden").hasNoCause();
    }

    @Test
    void shouldReadRulesAndNameTheLineOfAMistake() throws IOException {
        assertThat(SettingsFile.rules(file("idleCut: 60s\nmaxEpics: 3\n")))
                .isEqualTo(Map.of("idleCut", "60s", "maxEpics", "3"));
        Path broken = file("idleCut: 60s\nmaxEpics: [\n");
        assertThatThrownBy(() -> SettingsFile.rules(broken)).hasMessageStartingWith(broken + ": no YAML, line ");
        Path list = file("- idleCut\n");
        assertThatThrownBy(() -> SettingsFile.rules(list)).hasMessage(list + ": expected names and values");
    }
}
