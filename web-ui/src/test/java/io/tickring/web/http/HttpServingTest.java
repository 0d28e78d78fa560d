package io.tickring.web.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickring.web.FakePorts;
import io.tickring.web.OpenApiDocument;
import io.tickring.web.RawClient;
import io.tickring.web.RunningServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpServingTest {
    private static final String SCRIPT = "export const answer = 42;\n".repeat(40);

    @TempDir
    private Path place;
    private RunningServer running;

    @BeforeEach
    void start() throws IOException {
        Files.createDirectories(place.resolve("web/js"));
        Files.writeString(place.resolve("web/index.html"), "<!doctype html><title>Tickring</title>");
        Files.writeString(place.resolve("web/js/app.js"), SCRIPT);
        Files.write(place.resolve("web/icon.png"), new byte[] {1, 2, 3});
        Files.writeString(place.resolve("secret.txt"), "not for the page");
        FakePorts fake = new FakePorts();
        fake.define("AAPL");
        running = RunningServer.withFiles(fake, place);
    }

    @AfterEach
    void stop() {
        running.close();
    }

    @Test
    void shouldServeThePage() throws Exception {
        HttpResponse<String> page = running.get("/?lang=zh-TW");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("<title>Tickring</title>");
        assertThat(page.headers().firstValue("content-type")).contains("text/html; charset=utf-8");
        assertThat(page.headers().firstValue("cache-control")).contains("no-cache");
        assertThat(page.headers().firstValue("x-content-type-options")).contains("nosniff");
        assertThat(page.headers().firstValue("content-security-policy").orElseThrow())
                .startsWith("default-src 'self';").doesNotContain("script-src").contains("frame-ancestors 'none'");
        assertThat(running.get("/index.html").body()).isEqualTo(page.body());
        assertThat(running.get("/icon.png").headers().firstValue("content-type")).contains("image/png");
    }

    @Test
    void shouldServeGzipThatWasMadeBefore() throws Exception {
        HttpResponse<byte[]> zipped = HttpClient.newHttpClient().send(
                HttpRequest.newBuilder(running.uri("/js/app.js")).header("Accept-Encoding", "gzip").build(),
                HttpResponse.BodyHandlers.ofByteArray());

        assertThat(zipped.headers().firstValue("content-encoding")).contains("gzip");
        assertThat(zipped.headers().firstValue("vary")).contains("accept-encoding");
        assertThat(zipped.body().length).isLessThan(SCRIPT.length() / 4);
        assertThat(new GZIPInputStream(new ByteArrayInputStream(zipped.body())).readAllBytes())
                .isEqualTo(SCRIPT.getBytes());
        HttpResponse<String> plain = running.get("/js/app.js");
        assertThat(plain.body()).isEqualTo(SCRIPT);
        assertThat(plain.headers().firstValue("etag")).isPresent()
                .isNotEqualTo(zipped.headers().firstValue("etag"));
    }

    @Test
    void shouldNotSendAgainWhatTheBrowserHas() throws Exception {
        String etag = running.get("/js/app.js").headers().firstValue("etag").orElseThrow();

        HttpResponse<String> again = running.get("/js/app.js", "If-None-Match", etag);

        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(again.headers().firstValue("etag")).contains(etag);
        assertThat(running.get("/js/app.js", "If-None-Match", "\"other\"").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/../secret.txt", "/js/../../secret.txt", "/%2e%2e/secret.txt", "/..%2fsecret.txt",
        "/js/..%5c..%5csecret.txt", "//secret.txt", "/js/%00", "/js/", "/js", "/web/index.html", "/INDEX.HTML",
        "/....//secret.txt", "/%252e%252e/secret.txt", "/META-INF/MANIFEST.MF", "/api/v1/", "/api/v1/ticks/",
        "/api/v1/ticks/AAPL/more", "/api/v1/bars/..%2f..%2fsecret.txt"})
    void shouldServeNothingElse(String target) throws Exception {
        String response = RawClient.get(running.port(), target, "localhost");

        assertThat(response).startsWith("HTTP/1.1 404 Not Found").contains("application/problem+json")
                .doesNotContain("not for the page");
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "LOCALHOST:8787", "127.0.0.1", "127.0.0.1:1", "[::1]", "[::1]:8787"})
    void shouldKnowItsOwnNames(String host) throws Exception {
        assertThat(RawClient.get(running.port(), "/health/live", host)).startsWith("HTTP/1.1 200 OK");
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.example", "localhost.evil.example", "127.0.0.1.evil.example:80", "localhost:x",
        "[::1", "[::1]x", "", "169.254.169.254"})
    void shouldNotAnswerToForeignNames(String host) throws Exception {
        assertThat(RawClient.get(running.port(), "/api/v1/markets", host)).startsWith("HTTP/1.1 421 ")
                .contains("expected localhost, 127.0.0.1 or [::1]");
    }

    @Test
    void shouldRefuseARequestWithoutHost() throws Exception {
        assertThat(RawClient.exchange(running.port(), "GET / HTTP/1.0\r\n\r\n")).startsWith("HTTP/1.1 400 ")
                .contains("the header Host is missing");
    }

    @Test
    void shouldAnswerHeadWithoutBody() throws Exception {
        HttpRequest.Builder head = HttpRequest.newBuilder(running.uri("/js/app.js"))
                .method("HEAD", HttpRequest.BodyPublishers.noBody());

        HttpResponse<String> response = running.send(head);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEmpty();
        assertThat(response.headers().firstValue("content-length")).contains(Integer.toString(SCRIPT.length()));
        assertThat(RawClient.exchange(running.port(),
                "HEAD /api/v1/status HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 200 OK").endsWith("\r\n\r\n");
    }

    @ParameterizedTest
    @CsvSource({"POST,/api/v1/status", "DELETE,/", "PUT,/js/app.js", "OPTIONS,/api/v1/markets"})
    void shouldSayWhichMethodsThereAre(String method, String path) throws Exception {
        HttpResponse<String> response = running.send(HttpRequest.newBuilder(running.uri(path))
                .method(method, HttpRequest.BodyPublishers.ofString("{}")));

        assertThat(response.statusCode()).isEqualTo(405);
        assertThat(response.headers().firstValue("allow")).contains("GET, HEAD");
        assertThat(new OpenApiDocument().violations("Problem", response.body())).isEmpty();
    }

    @Test
    void shouldSayWhatItCanOffer() throws Exception {
        HttpResponse<String> response = running.get("/api/v1/bars/AAPL", "Accept", "application/xml");

        assertThat(response.statusCode()).isEqualTo(406);
        assertThat(response.body()).contains("application/json, text/csv");
    }

    @Test
    void shouldRefuseWhatIsNoHttp() throws Exception {
        String longTarget = "/" + "a".repeat(8_000);
        String longHeader = "GET / HTTP/1.1\r\nHost: localhost\r\nX: " + "a".repeat(20_000) + "\r\n\r\n";

        assertThat(RawClient.get(running.port(), longTarget, "localhost")).startsWith("HTTP/1.1 414 ");
        assertThat(RawClient.exchange(running.port(), longHeader)).startsWith("HTTP/1.1 431 ");
        assertThat(RawClient.exchange(running.port(), "NONSENSE\r\n\r\n")).startsWith("HTTP/1.1 400 ");
    }

    @Test
    void shouldAnswerPipelinedRequestsInOrder() throws Exception {
        StringBuilder requests = new StringBuilder();
        for (int i = 0; i < 20; i++) {
            String target = i % 2 == 0 ? "/api/v1/ticks/AAPL?limit=" + (i + 1) : "/nothing" + i;
            requests.append("GET ").append(target).append(" HTTP/1.1\r\nHost: localhost\r\n")
                    .append(i == 19 ? "Connection: close\r\n" : "").append("\r\n");
        }

        String responses = RawClient.exchange(running.port(), requests.toString());

        assertThat(responses.split("HTTP/1.1 ")).hasSize(21);
        for (int i = 1; i < 20; i += 2) {
            assertThat(responses.split("HTTP/1.1 ")[i + 1]).startsWith("404").contains("\"/nothing" + i + "\"");
        }
    }

    @Test
    void shouldServeTheChartLibraryOfTheBuild() throws Exception {
        Path classes = Path.of(StaticFiles.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        StaticFiles ours = StaticFiles.besides(StaticFiles.class);

        Optional<StaticFile> echarts = ours.find("/vendor/echarts.esm.min.js");

        assertThat(classes).exists();
        assertThat(echarts.orElseThrow().reply(null, null).type()).isEqualTo("text/javascript; charset=utf-8");
        assertThat(echarts.orElseThrow().reply("gzip", null).body().length).isBetween(100_000, 500_000);
    }
}
