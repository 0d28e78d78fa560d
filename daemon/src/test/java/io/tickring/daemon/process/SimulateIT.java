package io.tickring.daemon.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The simulated venue as a process of its own, met by a client that knows only the files it was given. */
class SimulateIT {
    private static final String LOGINS = """
            logins:
              - identifier: other@example.com
                keys: [{key: OtherKey, password: other-word}]
                demo: [{id: "271828182845904523", currency: EUR, preferred: true, funds: 500}]
            """;

    @TempDir
    Path dir;

    @Test
    void shouldServeTheLoginsOfAFileUnderTheCertificateItWrote() throws Exception {
        Path certificate = dir.resolve("venue.pem");
        Path logins = Files.writeString(dir.resolve("logins.yaml"), LOGINS);
        Path log = dir.resolve("stderr.txt");
        Process simulator = Processes.start(log, Map.of(), List.of("simulate", "--port", "0", "--json",
                "--tls-cert", certificate.toString(), "--logins", logins.toString()));
        try {
            JsonNode ready = Processes.ready(simulator, log);

            HttpResponse<String> answer = HttpClient.newBuilder().sslContext(trusting(certificate)).build()
                    .send(HttpRequest.newBuilder(URI.create(ready.path("url").asText() + "/api/v1/session"))
                            .header("X-CAP-API-KEY", "OtherKey").POST(BodyPublishers.ofString(
                                    "{\"identifier\":\"other@example.com\",\"password\":\"other-word\"}")).build(),
                            BodyHandlers.ofString());

            assertThat(ready.path("url").asText()).startsWith("https://");
            assertThat(ready.path("certificate").asText()).isEqualTo(Files.readString(certificate));
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).contains("\"currencyIsoCode\":\"EUR\"");
        } finally {
            simulator.destroyForcibly();
        }
    }

    private static SSLContext trusting(Path pem) throws Exception {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        try (InputStream in = Files.newInputStream(pem)) {
            Certificate certificate = CertificateFactory.getInstance("X.509").generateCertificate(in);
            store.setCertificateEntry("venue", certificate);
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }
}
