package io.tickring.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

class FeedSettingsTest {
    private static final List<String> AAPL = List.of("AAPL");

    @Test
    void shouldKnowTheBroker() {
        assertThat(FeedSettings.ofBroker("demo", AAPL).url().getHost()).startsWith("demo-api-capital");
        assertThat(FeedSettings.ofBroker("live", AAPL).url().getHost()).startsWith("api-capital");
    }

    @Test
    void shouldRefusePlainConnectionToTheBroker() {
        URI plain = URI.create("http://127.0.0.1:1");
        URI stream = URI.create("ws://127.0.0.1:1");

        assertThat(FeedSettings.of(plain, stream, "simulator", AAPL).url()).isEqualTo(plain);
        assertThatThrownBy(() -> FeedSettings.of(plain, stream, "demo", AAPL)).hasMessageContaining("feed.url");
        assertThatThrownBy(() -> FeedSettings.of(URI.create("https://host"), stream, "live", AAPL))
                .hasMessageContaining("feed.streamUrl");
    }

    @Test
    void shouldNameTheKeyOfAWrongValue() {
        assertThatThrownBy(() -> FeedSettings.ofBroker("prod", AAPL)).hasMessageContaining("feed.environment");
        assertThatThrownBy(() -> FeedSettings.ofBroker("demo", List.of())).hasMessageContaining("feed.symbols");
        assertThatThrownBy(() -> withTimes(11, 10_000, 25_000, 60_000)).hasMessageContaining("requestsPerSecond");
        assertThatThrownBy(() -> withTimes(10, 30_001, 40_000, 60_000)).hasMessageContaining("feed.pingIntervalMs");
        assertThatThrownBy(() -> withTimes(10, 10_000, 10_000, 60_000)).hasMessageContaining("feed.silenceMs");
        assertThatThrownBy(() -> withTimes(10, 10_000, 25_000, 1)).hasMessageContaining("feed.backoffMaxMs");
    }

    @Test
    void shouldNameTheMissingCredential() {
        assertThatThrownBy(() -> new FeedCredentials("", "a", "b")).hasMessageContaining("CAPITAL_API_KEY");
        assertThatThrownBy(() -> new FeedCredentials("a", null, "b")).hasMessageContaining("CAPITAL_IDENTIFIER");
        assertThatThrownBy(() -> new FeedCredentials("a", "b", " ")).hasMessageContaining("CAPITAL_PASSWORD");
    }

    private static FeedSettings withTimes(int requestsPerSecond, long pingMs, long silenceMs, long backoffMaxMs) {
        FeedSettings usual = FeedSettings.ofBroker("demo", AAPL);
        return new FeedSettings(usual.url(), usual.streamUrl(), "demo", "", AAPL, false, true, requestsPerSecond,
                usual.requestTimeoutMs(), pingMs, silenceMs, backoffMaxMs, 60_000, 60_000);
    }
}
