package io.tickring.daemon.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tickring.daemon.OperatorException;
import io.tickring.daemon.config.Configuration;
import io.tickring.daemon.vault.KeyLocator;
import io.tickring.daemon.vault.KeyPlaces;
import io.tickring.daemon.vault.Surroundings;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The environment wins over the credentials file, and that over the configuration file. */
class BrokerLoginTest {
    private static final Map<String, String> LOCK = Map.of("TICKRING_PASSPHRASE", "correct horse battery");

    @TempDir
    Path data;

    private void store() {
        Surroundings around = new Surroundings(LOCK, new TypingPrompt());
        new CredentialsFile(data.resolve(CredentialsFile.NAME)).save(
                new BrokerCredentials("key", "name", "password", "stored", "live", "https://broker.example", "", ""),
                KeyLocator.of(new KeyPlaces(Optional.empty(), Optional.empty()), around).chosen());
    }

    private BrokerLogin find(Map<String, String> more) {
        Map<String, String> environment = new HashMap<>(LOCK);
        environment.putAll(more);
        return BrokerLogin.find(Configuration.load(null, environment), data,
                new Surroundings(environment, new TypingPrompt()));
    }

    @Test
    void shouldUseWhatIsStored() {
        store();

        BrokerLogin login = find(Map.of());

        assertThat(login.credentials().apiKey()).isEqualTo("key");
        assertThat(login.configuration().text("feed.environment")).isEqualTo("live");
        assertThat(login.configuration().text("feed.accountId")).isEqualTo("stored");
        assertThat(login.configuration().text("feed.url")).isEqualTo("https://broker.example");
    }

    @Test
    void shouldLetTheEnvironmentWin() {
        store();

        BrokerLogin login = find(Map.of("CAPITAL_PASSWORD", "other", "CAPITAL_ENVIRONMENT", "demo",
                "TICKRING_FEED_ACCOUNT_ID", "mine", "TICKRING_FEED_URL", "https://other.example"));

        assertThat(login.credentials().apiKey()).isEqualTo("key");
        assertThat(login.credentials().password()).isEqualTo("other");
        assertThat(login.configuration().text("feed.environment")).isEqualTo("demo");
        assertThat(login.configuration().text("feed.accountId")).isEqualTo("mine");
        assertThat(login.configuration().text("feed.url")).isEqualTo("https://other.example");
    }

    @Test
    void shouldNotOpenTheFileWhereTheEnvironmentHasAll() {
        store();

        BrokerLogin login = find(Map.of("TICKRING_PASSPHRASE", "wrong passphrase", "CAPITAL_API_KEY", "a",
                "CAPITAL_IDENTIFIER", "b", "CAPITAL_PASSWORD", "c"));

        assertThat(login.credentials().apiKey()).isEqualTo("a");
        assertThat(login.configuration().text("feed.environment")).isEqualTo("demo");
        assertThat(login.origin()).isEqualTo("the environment");
    }

    @Test
    void shouldNameBothWaysToGiveASecret() {
        assertThatThrownBy(() -> find(Map.of("CAPITAL_API_KEY", "a"))).isInstanceOf(OperatorException.class)
                .hasMessageContaining("CAPITAL_IDENTIFIER").hasMessageContaining("credentials set");
    }

    @Test
    void shouldHideSecretsInText() {
        BrokerLogin login = find(Map.of("CAPITAL_API_KEY", "Marked1", "CAPITAL_IDENTIFIER", "Marked2",
                "CAPITAL_PASSWORD", "Marked3"));
        assertThat(login.toString()).doesNotContain("Marked");
        assertThat(new BrokerCredentials("key", "n", "p", "", "", "", "", "r"))
                .hasToString("BrokerCredentials[hidden]");
        assertThat(new Surroundings(LOCK, new TypingPrompt())).hasToString("Surroundings[hidden]");
    }
}
