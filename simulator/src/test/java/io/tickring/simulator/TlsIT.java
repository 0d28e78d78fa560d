package io.tickring.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpClient;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;

class TlsIT {

    @Test
    void shouldServeHttpsAndWssWithACertificateOfItsOwn() throws IOException, GeneralSecurityException {
        try (Simulator simulator = Simulator.start(SimulatorSettings.builder().tls(true).roundTheClock(true)
                .build())) {
            HttpClient http = HttpClient.newBuilder().sslContext(trusting(simulator)).build();
            Stranger rest = new Stranger(simulator, http);
            assertThat(rest.logIn(simulator).status()).isEqualTo(200);

            try (StrangerSocket socket = new StrangerSocket(simulator.streamUrl(), rest, http)) {
                socket.subscribe(List.of("US500"));
                await().atMost(Duration.ofSeconds(10)).until(() -> socket.frames("quote").size() > 3);
            }
            assertThat(simulator.restUrl()).startsWith("https://");
            assertThat(simulator.streamUrl()).startsWith("wss://");
        }
    }

    private static SSLContext trusting(Simulator simulator) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        store.setCertificateEntry("simulator", simulator.certificate().orElseThrow());
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }
}
