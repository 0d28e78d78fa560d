package io.tickring.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who is believed decides the manager that is made late, and for which host is looked at all the same. */
class TrustOverTlsTest {
    private static final String PASSWORD = "changeit";

    @TempDir
    private Path dir;
    private HttpsServer server;

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void shouldReachAServerWhoseCertificateIsBelieved() throws Exception {
        Path certificate = serve("ip:127.0.0.1");

        assertThat(get(Trust.of(certificate))).isEqualTo(204);
    }

    @Test
    void shouldRefuseAnUnknownCertificate() throws Exception {
        serve("ip:127.0.0.1");

        assertThatThrownBy(() -> get(Trust.USUAL)).isInstanceOf(SSLHandshakeException.class)
                .hasMessageContaining("certification path");
    }

    @Test
    void shouldRefuseABelievedCertificateOfAnotherHost() throws Exception {
        Path certificate = serve("dns:elsewhere.example");

        assertThatThrownBy(() -> get(Trust.of(certificate))).isInstanceOf(SSLHandshakeException.class)
                .hasMessageContaining("127.0.0.1");
    }

    private int get(Trust trust) throws IOException, InterruptedException {
        HttpClient client = HttpClient.newBuilder().sslContext(trust.context()).build();
        URI address = URI.create("https://127.0.0.1:" + server.getAddress().getPort() + "/");
        return client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.discarding()).statusCode();
    }

    /** @return the server's certificate in PEM */
    private Path serve(String subjectAlternativeName) throws Exception {
        keytool("-genkeypair", "-keyalg", "EC", "-dname", "CN=server", "-ext", "san=" + subjectAlternativeName);
        Path certificate = dir.resolve("server.pem");
        keytool("-exportcert", "-rfc", "-file", certificate.toString());
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context()));
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
        return certificate;
    }

    private Path store() {
        return dir.resolve("server.p12");
    }

    private void keytool(String... what) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(List.of(what));
        command.addAll(List.of("-keystore", store().toString(), "-storetype", "PKCS12", "-storepass", PASSWORD,
                "-alias", "server"));
        Process keytool = new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(dir.resolve("keytool.log").toFile()).start();
        assertThat(keytool.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(keytool.exitValue()).as(Files.readString(dir.resolve("keytool.log"))).isZero();
    }

    private SSLContext context() throws Exception {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store())) {
            keys.load(in, PASSWORD.toCharArray());
        }
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(keys, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(factory.getKeyManagers(), null, null);
        return context;
    }
}
