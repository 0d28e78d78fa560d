package io.tickring.daemon.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickring.simulator.Simulator;
import io.tickring.simulator.SimulatorSettings;
import io.tickring.simulator.rules.BrokerRules;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Under each fault {@code check} fails at the right step with the right advice. */
class CheckFaultsIT {
    private static final String WEB_PAGE = "<html><body>Please log in to the guest network</body></html>";

    @TempDir
    Path dir;

    private Simulator simulator;
    private InterferingProxy proxy;

    @BeforeEach
    void start() throws IOException {
        simulator = Simulator.start(SimulatorSettings.builder().symbols(10).roundTheClock(true).rateFactor(50)
                .broker(BrokerRules.defaults().toBuilder().enforceLimits(false).build()).build());
        proxy = new InterferingProxy(simulator.restUrl());
    }

    @AfterEach
    void stop() throws IOException {
        proxy.close();
        simulator.close();
    }

    private CheckShell check() {
        return CheckShell.on(simulator, dir);
    }

    /** For what never comes; long enough for what does. */
    private static CheckShell impatient(CheckShell check) {
        return check.with("TICKRING_FEED_REQUEST_TIMEOUT_MS", "4000");
    }

    private CheckShell proxied() {
        return check().through(proxy);
    }

    @Test
    void shouldPassThroughAProxyThatDoesNothing() throws IOException {
        assertThat(proxied().passed("--order").path("passed").asBoolean()).isTrue();
    }

    @Test
    void shouldTellTheKeysPasswordFromTheAccounts() throws IOException {
        check().with("CAPITAL_PASSWORD", "of-the-account").assertFails("login",
                List.of("knows the API key", "password of the API key", "account's own"));
        check().with("CAPITAL_IDENTIFIER", "other@example.com").assertFails("login", List.of("check the e-mail"));
    }

    @Test
    void shouldTellOfAnUnknownKeyAndAWrongAccount() throws IOException {
        check().with("CAPITAL_API_KEY", "NoSuchKey").assertFails("login",
                List.of("does not know this API key", "Settings > API integrations"));
        check().with("CAPITAL_ACCOUNT_ID", "99999999999999999").assertFails("login",
                List.of("has no account 99999999999999999", "feed.accountId"));
    }

    @Test
    void shouldTellOfAKeyOfTheOtherEnvironment() throws IOException {
        proxy.refuse("POST /api/v1/session", 401, "error.null.accountId");

        proxied().assertFails("login",
                List.of("no usable account in the environment simulator", "CAPITAL_ENVIRONMENT"));
    }

    @Test
    void shouldSayHowLongToWaitAfterTooManyRequests() throws IOException {
        simulator.controls().refuseLogins(Duration.ofMinutes(1));

        check().assertFails("login", List.of("HTTP 429", "wait 2 minutes", "stop other programs"));
    }

    @Test
    void shouldTellOfMaintenanceAndOfAProxysLogIn() throws IOException {
        proxy.answer("GET /api/v1/time", 503, "text/html", WEB_PAGE);
        proxied().assertFails("clock", List.of("maintenance", "HTTP 503", "status page"));

        proxy.answer("GET /api/v1/time", 407, "text/html", WEB_PAGE);
        proxied().assertFails("clock", List.of("a proxy wants a log-in", "HTTP 407"));
    }

    @Test
    void shouldTellOfAWebPageInTheVenuesPlace() throws IOException {
        proxy.answer("GET /api/v1/time", 200, "text/html", WEB_PAGE);

        proxied().assertFails("clock", List.of("not the venue's API", "captive portal"));
    }

    @Test
    void shouldTellOfAProxyThatStripsWebSocket() throws IOException {
        for (int status : new int[] {200, 400, 426}) {
            proxy.answer("GET /connect", status, "text/html", WEB_PAGE);
            proxied().assertFails("stream", List.of("HTTP " + status, "text/html", "does not let WebSocket through"));
        }
        proxy.answer("GET /connect", 404, "text/html", WEB_PAGE);
        proxied().assertFails("stream", List.of("no stream at", "/connect"));
        proxy.swallow("GET /connect");
        impatient(proxied()).assertFails("stream", List.of("never answered the WebSocket's handshake"));
    }

    @Test
    void shouldTellOfARefusedConnectionAnUnknownHostAndOneThatNeverAnswers() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            impatient(check()).with("TICKRING_FEED_URL", "http://127.0.0.1:" + silent.getLocalPort())
                    .assertFails("clock", List.of("never answered", "firewall"));
            String closed = "http://127.0.0.1:" + silent.getLocalPort();
            silent.close();
            check().with("TICKRING_FEED_URL", closed).assertFails("network",
                    List.of("refused the connection", "is it running"));
        }
        check().with("TICKRING_FEED_URL", "http://no-such-host.invalid").assertFails("names",
                List.of("no address is known for the host no-such-host.invalid", "feed.url"));
    }

    @Test
    void shouldTellOfTlsThatIsNone() throws IOException {
        check().with("TICKRING_FEED_URL", simulator.restUrl().replace("http:", "https:"))
                .assertFails("network", List.of("does not speak TLS", "plain HTTP"));
    }

    @Test
    void shouldTellOfACertificateThatExpired() throws Exception {
        try (ExpiredServer expired = new ExpiredServer(dir)) {
            check().with("TICKRING_FEED_URL", expired.url()).assertFails("network",
                    List.of("expired at", "compare this machine's date"));
        }
    }

    @Test
    void shouldOfferTheSymbolsNearAnUnknownOne() throws IOException {
        check().assertFails("market", List.of("no market AAPLE", "near to it are AAPL"), "--symbol", "AAPLE");
    }

    @Test
    void shouldTellOfAnOrderThatIsRefused() throws IOException {
        proxy.refuse("POST /api/v1/positions", 400, "error.invalid.size.minvalue: 1");

        proxied().assertFails("order", List.of("was not opened: error.invalid.size.minvalue", "smallest size"),
                "--order");
    }

    @Test
    void shouldTellOfAStreamThatIsSilentOrOfAnotherVenue() throws IOException {
        simulator.controls().stallSockets();
        impatient(check()).assertFails("quotes", List.of("open but silent", "swallows its frames"));

        try (Simulator other = Simulator.start(SimulatorSettings.builder().symbols(3).build())) {
            check().with("TICKRING_FEED_STREAM_URL", other.streamUrl())
                    .assertFails("quotes", List.of("does not take the tokens", "feed.streamUrl"));
        }
    }

    @Test
    void shouldTellOfAnOpenMarketWithoutQuotes() throws IOException {
        try (Simulator zombie = Simulator.start(SimulatorSettings.builder().symbols(10).roundTheClock(true)
                .rateFactor(0.000_001).build())) {
            CheckShell.on(zombie, dir).assertFails("quotes",
                    List.of("open and subscribed, but no quote came", "the stream is alive"));
        }
    }
}
