package io.tickring.feed;

import java.net.URI;
import java.util.List;
import java.util.Set;

/**
 * How the feed talks to the venue. The configuration key of a value is {@code feed.} and its name.
 *
 * @param url               root of the REST API, without {@code /api/v1}
 * @param streamUrl         the WebSocket's address
 * @param environment       demo, live, simulator or replay
 * @param accountId         account to switch to after each log-in; empty: the one the venue prefers
 * @param symbols           markets to subscribe, in order of priority, at least one
 * @param encryptPassword   whether the password is sent under the venue's RSA key
 * @param measureVenueClock whether the venue's clock is measured; not for a replay, whose time is in its records
 * @param requestsPerSecond REST requests in any second, 1 to 10
 * @param requestTimeoutMs  longest wait for one answer, 100 to 60,000
 * @param pingIntervalMs    between two pings on a socket, 100 to 30,000
 * @param silenceMs         a socket without any frame for so long is dead; more than pingIntervalMs
 * @param backoffMaxMs      longest wait between two attempts where the venue says no, 250 to 600,000
 * @param refusedRetryMs    wait after the venue refused the credentials, at least 1,000
 * @param marketRefreshMs   between two looks at the markets' state, at least 1,000
 * @param stream            when the stream takes something for lost and how soon it tries again
 * @param trust             whose certificates are believed; with a file, its key is {@code feed.trustFile}
 */
public record FeedSettings(
        URI url, URI streamUrl, String environment, String accountId, List<String> symbols, boolean encryptPassword,
        boolean measureVenueClock, int requestsPerSecond, long requestTimeoutMs, long pingIntervalMs, long silenceMs,
        long backoffMaxMs, long refusedRetryMs, long marketRefreshMs, StreamSettings stream, Trust trust) {

    /** The broker's stream, for live and demo accounts. */
    public static final URI BROKER_STREAM_URL = URI.create("wss://api-streaming-capital.backend-capital.com/connect");

    private static final URI LIVE_URL = URI.create("https://api-capital.backend-capital.com");
    private static final URI DEMO_URL = URI.create("https://demo-api-capital.backend-capital.com");
    private static final Set<String> BROKER_ENVIRONMENTS = Set.of("demo", "live");
    private static final Set<String> OWN_ENVIRONMENTS = Set.of("simulator", "replay");

    /** @throws IllegalArgumentException for a value outside its range, naming its key */
    public FeedSettings {
        require(BROKER_ENVIRONMENTS.contains(environment) || OWN_ENVIRONMENTS.contains(environment),
                "feed.environment must be demo, live, simulator or replay, is " + environment);
        requireScheme("feed.url", url, "http", environment);
        requireScheme("feed.streamUrl", streamUrl, "ws", environment);
        require(accountId != null, "feed.accountId must not be null; empty stands for the preferred account");
        symbols = List.copyOf(symbols);
        require(!symbols.isEmpty(), "feed.symbols must name at least one market");
        requireRange("feed.requestsPerSecond", requestsPerSecond, 1, 10);
        requireRange("feed.requestTimeoutMs", requestTimeoutMs, 100, 60_000);
        requireRange("feed.pingIntervalMs", pingIntervalMs, 100, 30_000);
        requireRange("feed.silenceMs", silenceMs, pingIntervalMs + 1, 600_000);
        requireRange("feed.backoffMaxMs", backoffMaxMs, 250, 600_000);
        requireRange("feed.refusedRetryMs", refusedRetryMs, 1_000, Long.MAX_VALUE);
        requireRange("feed.marketRefreshMs", marketRefreshMs, 1_000, Long.MAX_VALUE);
    }

    /** The same with the usual times of the stream and the usual certificates. */
    public FeedSettings(
            URI url, URI streamUrl, String environment, String accountId, List<String> symbols,
            boolean encryptPassword, boolean measureVenueClock, int requestsPerSecond, long requestTimeoutMs,
            long pingIntervalMs, long silenceMs, long backoffMaxMs, long refusedRetryMs, long marketRefreshMs) {
        this(url, streamUrl, environment, accountId, symbols, encryptPassword, measureVenueClock, requestsPerSecond,
                requestTimeoutMs, pingIntervalMs, silenceMs, backoffMaxMs, refusedRetryMs, marketRefreshMs,
                StreamSettings.defaults(), Trust.USUAL);
    }

    /** @return the same with other times of the stream */
    public FeedSettings with(StreamSettings times) {
        return new FeedSettings(url, streamUrl, environment, accountId, symbols, encryptPassword, measureVenueClock,
                requestsPerSecond, requestTimeoutMs, pingIntervalMs, silenceMs, backoffMaxMs, refusedRetryMs,
                marketRefreshMs, times, trust);
    }

    /** @return the same, where other certificates are believed too */
    public FeedSettings trusting(Trust others) {
        return new FeedSettings(url, streamUrl, environment, accountId, symbols, encryptPassword, measureVenueClock,
                requestsPerSecond, requestTimeoutMs, pingIntervalMs, silenceMs, backoffMaxMs, refusedRetryMs,
                marketRefreshMs, stream, others);
    }

    /** @return what suits the broker, with the given addresses and markets */
    public static FeedSettings of(URI url, URI streamUrl, String environment, List<String> symbols) {
        return new FeedSettings(url, streamUrl, environment, "", symbols, false, true,
                10, 10_000, 10_000, 25_000, 60_000, 300_000, 60_000);
    }

    /** @return what suits the broker's live or demo environment */
    public static FeedSettings ofBroker(String environment, List<String> symbols) {
        return of("live".equals(environment) ? LIVE_URL : DEMO_URL, BROKER_STREAM_URL, environment, symbols);
    }

    /** @return whether an order there is paid with money, whatever the environment is called */
    public boolean reachesRealMoney() {
        boolean simulated = OWN_ENVIRONMENTS.contains(environment) || environment.equals("demo");
        return !simulated || LIVE_URL.getHost().equalsIgnoreCase(url.getHost());
    }

    /** Passwords and tokens go to the broker only under TLS. */
    private static void requireScheme(String key, URI value, String plain, String environment) {
        String secure = plain + 's';
        boolean plainAllowed = OWN_ENVIRONMENTS.contains(environment);
        boolean fits = value != null && value.getHost() != null
                && (secure.equals(value.getScheme()) || plainAllowed && plain.equals(value.getScheme()));
        require(fits, key + " must be " + secure + "://host" + (plainAllowed ? " or " + plain + "://host" : "")
                + ", is " + value);
    }

    static void requireRange(String key, long value, long lowest, long highest) {
        require(value >= lowest && value <= highest,
                key + " must be " + lowest + " to " + highest + ", is " + value);
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }
}
