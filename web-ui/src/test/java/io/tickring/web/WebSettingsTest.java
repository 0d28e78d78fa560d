package io.tickring.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebSettingsTest {
    private static WebSettings on(String host, int port, int maxClients) {
        return new WebSettings(host, port, 100, maxClients, 16_384, 1 << 20, 5_000, 10_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.1.2.3", "localhost", "::1"})
    void shouldTakeLoopback(String host) {
        assertThat(on(host, 0, 1).host()).isEqualTo(host);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "", "192.168.1.5", "::", "127.0.0.1.evil.example", "example.org"})
    void shouldRefuseWhatOthersCanReach(String host) {
        assertThatThrownBy(() -> on(host, 0, 1)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("web.host").hasMessageContaining("log-in").hasMessageContaining("'" + host + "'");
    }

    @Test
    void shouldNameTheKeyOfAWrongValue() {
        assertThatThrownBy(() -> on("localhost", 65_536, 1)).hasMessage("web.port must be 0 to 65535, is 65536");
        assertThatThrownBy(() -> on("localhost", 80, 0)).hasMessage("web.maxClients must be 1 to 10000, is 0");
    }
}
