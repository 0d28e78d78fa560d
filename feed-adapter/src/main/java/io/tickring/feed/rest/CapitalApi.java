package io.tickring.feed.rest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.RetryPolicy;
import io.tickring.feed.FeedCredentials;
import io.tickring.feed.FeedSettings;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The broker's REST API, as far as the feed needs it. Reading is repeated where a failure may pass: capped, jittered.
 *
 * <p>For any thread; blocks within the request limit and timeout of the settings. Every method throws
 * {@link VenueException}, and {@link RefusedException} where the venue refuses the credentials.
 */
public final class CapitalApi {
    /** The most markets the venue takes in one call. */
    public static final int EPICS_PER_CALL = 50;
    /** The most bars the venue gives in one call. */
    public static final int BARS_PER_CALL = 1000;

    private static final int NOT_FOUND = 404;
    private static final DateTimeFormatter UTC_WITHOUT_ZONE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss").withZone(ZoneOffset.UTC);
    private static final RetryPolicy<Object> PASSING_FAILURES = RetryPolicy.builder()
            .handleIf(failure -> failure instanceof VenueException venue && venue.passing())
            .withBackoff(Duration.ofMillis(500), Duration.ofSeconds(4))
            .withJitter(0.3)
            .withMaxRetries(2)
            .build();

    private final RestClient rest;
    private final VenueSession session;

    /**
     * @param executor    for the HTTP client's own work; at least one thread beside the callers
     * @param monotonicNs a clock that never steps, ns
     */
    public CapitalApi(FeedSettings settings, FeedCredentials credentials, Executor executor, LongSupplier monotonicNs) {
        rest = new RestClient(settings, executor, monotonicNs);
        session = new VenueSession(rest, settings, credentials, monotonicNs);
    }

    /** @return tokens to use on the stream; logs in where needed */
    public SessionTokens tokens() {
        return session.tokens();
    }

    /** Says that the stream did not take these tokens. */
    public void expired(SessionTokens tokens) {
        session.expired(tokens);
    }

    /** @return the account in use, empty before the first log-in */
    public String accountId() {
        return session.accountId();
    }

    /** Asks the venue for the session, renewing it where it has expired. */
    public SessionTokens verifiedTokens() {
        get("/session");
        return session.tokens();
    }

    /** @return the venue's clock; asked once, for a repeated answer would say little of the time */
    public ServerTime serverTime() {
        RestReply reply = rest.send("GET", "/time", Map.of(), null);
        JsonNode time = reply.body().path("serverTime");
        if (!reply.ok() || !time.isIntegralNumber()) {
            throw new VenueException("GET /time", reply.status(), reply.errorCode());
        }
        return new ServerTime(time.longValue(), reply.sentNs(), reply.receivedNs());
    }

    /**
     * @param epics at most {@link #EPICS_PER_CALL}
     * @return those the venue knows, in its order
     */
    public List<MarketDetails> markets(List<String> epics) {
        String joined = epics.stream().map(CapitalApi::encoded).collect(Collectors.joining(","));
        return elements(get("/markets?epics=" + joined), "marketDetails").map(MarketDetails::from).toList();
    }

    /**
     * @param fromMs opening time of the first minute, epoch ms, inclusive
     * @param toMs   opening time of the last minute, epoch ms, inclusive; less than {@link #BARS_PER_CALL} minutes on
     * @return the minutes that have a bar, ascending; the one still forming is among them
     */
    public List<PriceBar> minuteBars(String epic, long fromMs, long toMs) {
        String path = "/prices/" + encoded(epic) + "?resolution=MINUTE&max=" + BARS_PER_CALL
                + "&from=" + UTC_WITHOUT_ZONE.format(Instant.ofEpochMilli(fromMs))
                + "&to=" + UTC_WITHOUT_ZONE.format(Instant.ofEpochMilli(toMs));
        try {
            return elements(get(path), "prices").map(PriceBar::from).flatMap(Optional::stream).toList();
        } catch (VenueException failure) {
            if (failure.status() == NOT_FOUND) {
                return List.of();
            }
            throw failure;
        }
    }

    private JsonNode get(String path) {
        return repeated(() -> {
            RestReply reply = session.call("GET", path, null);
            if (!reply.ok()) {
                throw new VenueException("GET " + path.replaceAll("\\?.*", ""), reply.status(), reply.errorCode());
            }
            return reply.body();
        });
    }

    private static <T> T repeated(Supplier<T> request) {
        try {
            return Failsafe.with(PASSING_FAILURES).get(request::get);
        } catch (FailsafeException stopped) {
            Thread.currentThread().interrupt();
            throw new VenueException("request", 0, "interrupted");
        }
    }

    private static Stream<JsonNode> elements(JsonNode body, String name) {
        return StreamSupport.stream(body.path(name).spliterator(), false);
    }

    private static String encoded(String epic) {
        return URLEncoder.encode(epic, StandardCharsets.UTF_8);
    }
}
