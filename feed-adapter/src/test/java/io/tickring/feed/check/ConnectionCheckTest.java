package io.tickring.feed.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickring.feed.FeedCredentials;
import io.tickring.feed.FeedSettings;
import io.tickring.feed.check.StepResult.Outcome;
import io.tickring.feed.fake.FakeRest.Answer;
import io.tickring.feed.fake.FakeVenue;
import io.tickring.feed.rest.VenueException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each answer of the venue, and each way to get none, becomes a cause and a remedy at its step. */
class ConnectionCheckTest {
    private static final String MARKET = "{\"instrument\":{\"epic\":\"EURUSD\",\"name\":\"Euro\",\"openingHours\":{"
            + "\"mon\":[\"00:00 - 21:00\"],\"tue\":[],\"wed\":[],\"thu\":[],\"fri\":[],\"sat\":[],\"sun\":[],"
            + "\"zone\":\"UTC\"}},\"dealingRules\":{\"minDealSize\":{\"unit\":\"POINTS\",\"value\":0.1}},"
            + "\"snapshot\":{\"marketStatus\":\"%s\",\"bid\":1.1,\"offer\":1.2}}";
    private static final long LONG_MS = 20_000;

    private final FakeVenue venue = new FakeVenue();
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private FeedSettings settings;
    private long wallAheadMs;

    @BeforeEach
    void openMarket() {
        answers.put("GET /markets/EURUSD", Answer.ok(MARKET.formatted("TRADEABLE")));
        venue.rest.override = answers::get;
        settings = settings(venue.url(), venue.streamUrl(), "simulator", LONG_MS);
    }

    @AfterEach
    void close() {
        venue.close();
    }

    private static FeedSettings settings(URI url, URI streamUrl, String environment, long timeoutMs) {
        return new FeedSettings(url, streamUrl, environment, "", List.of("EURUSD"), false, true, 10, timeoutMs,
                10_000, 25_000, 60_000, 300_000, 60_000);
    }

    private List<StepResult> run(boolean order, long quoteWithinMs) {
        CheckPlan plan = new CheckPlan("EURUSD", order, Duration.ofMillis(quoteWithinMs));
        FeedCredentials credentials = FakeVenue.CREDENTIALS;
        List<StepResult> told = new ArrayList<>();
        try (ConnectionCheck check = new ConnectionCheck(settings, credentials, plan,
                () -> System.currentTimeMillis() + wallAheadMs, System::nanoTime)) {
            List<StepResult> results = check.run(told::add);
            assertThat(told).isEqualTo(results);
            assertThat(results).hasSize(Step.values().length).noneMatch(one -> one.toString().contains("Marked"));
            return results;
        }
    }

    private void assertFails(Step step, String... words) {
        assertFails(run(false, 1_000), step, words);
    }

    private static void assertFails(List<StepResult> results, Step step, String... words) {
        StepResult failed = results.get(step.ordinal());
        assertThat(failed.outcome()).as(failed.toString()).isEqualTo(Outcome.FAILED);
        assertThat(failed.found() + ' ' + failed.remedy()).contains(words);
        assertThat(failed.remedy()).isNotEmpty();
        assertThat(results.stream().filter(one -> one.step().compareTo(step) > 0).map(StepResult::outcome)
                .collect(Collectors.toSet())).isSubsetOf(Outcome.SKIPPED);
    }

    private void quoteSteadily() {
        Thread quotes = new Thread(() -> {
            while (!Thread.currentThread().isInterrupted() && venue.stream.count("ping") == 0) {
                venue.stream.quote("EURUSD", "1.1", "1.2", 1);
                Thread.onSpinWait();
            }
        });
        quotes.setDaemon(true);
        quotes.start();
    }

    @Test
    void shouldPassOnAVenueThatWorks() {
        quoteSteadily();

        List<StepResult> results = run(false, LONG_MS);

        assertThat(results).extracting(StepResult::outcome).containsExactly(Outcome.PASSED, Outcome.PASSED,
                Outcome.PASSED, Outcome.PASSED, Outcome.PASSED, Outcome.SKIPPED, Outcome.PASSED, Outcome.PASSED,
                Outcome.PASSED);
        assertThat(results.get(Step.LOGIN.ordinal()).found()).contains("simulator, account 1001");
        assertThat(results.get(Step.QUOTES.ordinal()).found()).contains("1.1 / 1.2");
    }

    @Test
    void shouldNoteAClosedMarketAndDealNothing() {
        answers.put("GET /markets/EURUSD", Answer.ok(MARKET.formatted("CLOSED")));

        List<StepResult> results = run(true, 1_000);

        assertThat(results.get(Step.MARKET.ordinal()).found()).contains("Euro: CLOSED, 1.1 / 1.2, opens ");
        assertThat(results.get(Step.ORDER.ordinal()).outcome()).isEqualTo(Outcome.NOTE);
        assertThat(results.get(Step.QUOTES.ordinal()).outcome()).isEqualTo(Outcome.NOTE);
        assertThat(venue.rest.count("POST /positions")).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "401, error.invalid.details, password of the API key", "401, error.invalid.api.key, a key expires",
        "401, error.null.accountId, no usable account", "400, error.invalid.accountId, feed.accountId",
        "429, error.too-many.requests, wait 2 minutes", "503, error.x, maintenance",
        "500, java.util.concurrent.TimeoutException, trouble of its own", "407, error.x, a proxy wants",
        "400, error.new, the venue says no: error.new"
    })
    void shouldExplainARefusedLogin(int status, String code, String words) {
        venue.rest.login = Answer.error(status, code);

        assertFails(Step.LOGIN, words);
    }

    @Test
    void shouldNameTheOtherEnvironment() {
        Advice demo = new Advice(FeedSettings.ofBroker("demo", List.of("EURUSD")));
        Advice live = new Advice(FeedSettings.ofBroker("live", List.of("EURUSD")));
        VenueException trouble =
                new VenueException("log-in", 401, "error.null.accountId");

        assertThat(demo.on(trouble).remedy()).contains("a live key looks on the demo host", "feed.environment: live");
        assertThat(live.on(trouble).remedy()).contains("a demo key looks on the live host", "feed.environment: demo");
    }

    @Test
    void shouldTellOfTokensThatAreNotTaken() {
        answers.put("GET /markets/EURUSD", Answer.error(401, "error.invalid.session.token"));

        assertFails(Step.MARKET, "does not take the tokens", "strip the headers");
    }

    @Test
    void shouldTellOfAWebPageAndOfSilence() {
        answers.put("GET /time", Answer.ok("<html>"));
        assertFails(Step.CLOCK, "not the venue's API", "captive portal");

        settings = settings(venue.url(), venue.streamUrl(), "simulator", 1_000);
        answers.put("GET /time", new Answer(200, null));
        assertFails(Step.CLOCK, "never answered");
    }

    @Test
    void shouldNoteTheTimeOfASimulatorAndRefuseThatOfABroker() {
        wallAheadMs = 3_600_000;
        assertThat(run(false, 1).get(Step.CLOCK.ordinal()).outcome()).isEqualTo(Outcome.NOTE);
    }

    @Test
    void shouldOfferWhatIsNear() {
        answers.put("GET /markets/EURUSD", Answer.error(404, "error.not-found.epic"));
        answers.put("GET /markets?searchTerm=EURU", Answer.ok("{\"markets\":[{\"epic\":\"EURUSD_W\","
                + "\"instrumentName\":\"EUR/USD\"}]}"));

        assertFails(Step.MARKET, "has no market EURUSD", "near to it are EURUSD_W (EUR/USD)");
    }

    @Test
    void shouldTellWhyAnOrderWasRefused() {
        answers.put("POST /positions", Answer.error(400, "error.invalid.size.minvalue: 1"));
        answers.put("GET /positions", Answer.ok("{\"positions\":[]}"));
        assertFails(run(true, 1_000), Step.ORDER, "was not opened", "smallest size");

        answers.put("GET /markets/EURUSD", Answer.ok(MARKET.formatted("TRADEABLE").replace("minDealSize", "other")));
        assertFails(run(true, 1_000), Step.ORDER, "does not tell the smallest size");
    }

    @Test
    void shouldTryToCloseEveryPartOfTheTestPosition() {
        answers.put("POST /positions", Answer.ok("{\"dealReference\":\"o_1\"}"));
        answers.put("GET /positions", Answer.ok("{\"positions\":[]}"));
        answers.put("GET /confirms/o_1", Answer.ok("{\"date\":\"2099-01-01T00:00:00.000\",\"status\":\"OPEN\","
                + "\"dealStatus\":\"ACCEPTED\",\"epic\":\"EURUSD\",\"dealReference\":\"o_1\",\"dealId\":\"W\","
                + "\"affectedDeals\":[{\"dealId\":\"PART-1\",\"status\":\"OPENED\"},"
                + "{\"dealId\":\"PART-2\",\"status\":\"OPENED\"}],\"level\":1.2,\"size\":0.1,"
                + "\"direction\":\"BUY\",\"guaranteedStop\":false,\"trailingStop\":false}"));

        assertFails(run(true, 1_000), Step.ORDER, "MAY STILL BE OPEN (deal PART-1, PART-2)", "close it by hand");
    }

    @Test
    void shouldTellOfAStreamThatGivesNothing() {
        assertFails(Step.QUOTES, "no quote came", "the stream is alive");

        venue.stream.answering = false;
        settings = settings(venue.url(), venue.streamUrl(), "simulator", 2_000);
        assertFails(Step.QUOTES, "open but silent");
    }

    @ParameterizedTest
    @CsvSource({"error.too-many.requests, no further socket", "error.other, refuses the subscription: error.other"})
    void shouldTellOfARefusedSubscription(String code, String words) {
        venue.stream.refusal = code;

        assertFails(Step.QUOTES, words);
    }

    @Test
    void shouldNotRepeatTheTokensThatAnErrorEchoes() {
        answers.put("POST /session", Answer.ok("{\"currentAccountId\":\"1001\"}"));
        try (FakeVenue other = new FakeVenue()) {
            settings = settings(venue.url(), other.streamUrl(), "simulator", LONG_MS);

            assertFails(Step.QUOTES, "does not take the tokens of the log-in", "another venue");
        }
    }

    @Test
    void shouldTellWhatAnswersInTheStreamsPlace() {
        settings = settings(venue.url(), URI.create(venue.streamUrl().toString().replace("/connect", "/api/v1/time")),
                "simulator", LONG_MS);
        assertFails(Step.STREAM, "answered with HTTP 200", "instead of 101", "does not let WebSocket through");

        answers.put("GET /time", Answer.ok("{\"serverTime\":1}"));
        for (int status : new int[] {404, 429, 503}) {
            answers.put("GET /stream", new Answer(status, "{}"));
            settings = settings(venue.url(),
                    URI.create(venue.streamUrl().toString().replace("/connect", "/api/v1/stream")), "simulator",
                    LONG_MS);
            assertFails(Step.STREAM, "HTTP " + status);
        }
    }

    @Test
    void shouldTellOfHostsThatAreNotThere() throws IOException {
        settings = settings(URI.create("http://no-such-host.invalid"), venue.streamUrl(), "simulator", LONG_MS);
        assertFails(Step.NAMES, "no address is known for the host no-such-host.invalid");

        try (ServerSocket unused = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = unused.getLocalPort();
            unused.close();
            settings = settings(URI.create("http://127.0.0.1:" + port), venue.streamUrl(), "simulator", LONG_MS);
            assertFails(Step.NETWORK, "refused the connection");
        }
    }

    @Test
    void shouldTellOfTlsThatIsSilent() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            settings = settings(URI.create("https://127.0.0.1:" + silent.getLocalPort()), venue.streamUrl(),
                    "simulator", 500);
            assertFails(Step.NETWORK, "never answered the TLS greeting");
        }
    }
}
