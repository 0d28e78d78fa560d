package io.tickring.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file adds to the certificates that are believed, and never takes one away. */
class TrustTest {
    @TempDir
    Path dir;

    private static String pem(X509Certificate certificate) throws CertificateEncodingException {
        return "-----BEGIN CERTIFICATE-----\n" + Base64.getMimeEncoder().encodeToString(certificate.getEncoded())
                + "\n-----END CERTIFICATE-----\n";
    }

    @Test
    void shouldBelieveTheUsualOnesAndThoseOfTheFile() throws Exception {
        X509Certificate[] usual = Trust.USUAL.manager().getAcceptedIssuers();
        Path file = Files.writeString(dir.resolve("ca.pem"), pem(usual[0]) + pem(usual[1]));

        Trust trust = Trust.of(file);

        assertThat(trust.manager().getAcceptedIssuers()).contains(usual).hasSizeGreaterThanOrEqualTo(usual.length);
        assertThat(trust.context().getProtocol()).isEqualTo("TLS");
    }

    @Test
    void shouldNameTheKeyOfAFileThatIsNone() throws IOException {
        assertThatThrownBy(() -> Trust.of(dir.resolve("none.pem"))).hasMessageContaining("feed.trustFile cannot be");
        Path text = Files.writeString(dir.resolve("text.pem"), "-----BEGIN CERTIFICATE-----\nno\n");
        assertThatThrownBy(() -> Trust.of(text)).hasMessageContaining("feed.trustFile must hold certificates");
        Path empty = Files.writeString(dir.resolve("empty.pem"), "");
        assertThatThrownBy(() -> Trust.of(empty)).hasMessageContaining("feed.trustFile must hold certificates");
    }

    @Test
    void shouldTellWhereMoneyIsReal() {
        URI live = FeedSettings.ofBroker("live", List.of("AAPL")).url();
        URI stream = FeedSettings.BROKER_STREAM_URL;

        assertThat(FeedSettings.ofBroker("live", List.of("AAPL")).reachesRealMoney()).isTrue();
        assertThat(FeedSettings.of(live, stream, "demo", List.of("AAPL")).reachesRealMoney()).isTrue();
        assertThat(FeedSettings.of(live, stream, "simulator", List.of("AAPL")).reachesRealMoney()).isTrue();
        assertThat(FeedSettings.ofBroker("demo", List.of("AAPL")).reachesRealMoney()).isFalse();
    }
}
