package io.tickring.feed.rest;

import io.tickring.feed.FeedCredentials;
import io.tickring.feed.FeedSettings;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The log-in and its tokens. Tokens are taken over from every answer, renewed before the venue lets them expire, and
 * once where it refuses them, however many callers meet that at the same time. For any thread; blocks.
 */
final class VenueSession {
    private static final Logger LOG = LoggerFactory.getLogger(VenueSession.class);
    private static final Set<String> DEAD_TOKENS = Set.of("error.invalid.session.token", "error.null.client.token");
    private static final int UNAUTHORIZED = 401;
    private static final String SAME_ACCOUNT = "error.not-different.accountId";
    /** The venue forgets a session 10 minutes after its last use, and about an hour after the log-in. */
    private static final long IDLE_NS = TimeUnit.MINUTES.toNanos(9);
    private static final long AGE_NS = TimeUnit.MINUTES.toNanos(50);
    private static final long LOGIN_WINDOW_NS = TimeUnit.MILLISECONDS.toNanos(1_100);

    private enum State {
        /** No tokens, or tokens that are of no use any more. */
        LOGGED_OUT,
        /** Tokens are at hand and were good when last used. */
        LOGGED_IN,
        /** The venue refused us; not asked again before the retry time. */
        REFUSED
    }

    private final RestClient rest;
    private final FeedSettings settings;
    private final FeedCredentials credentials;
    private final LongSupplier monotonicNs;
    private final Pacer loginPacer;
    private State state = State.LOGGED_OUT;
    private RefusedException refusal;
    private long refusedNs;
    private SessionTokens tokens;
    private long loginNs;
    private long usedNs;
    private volatile String accountId = "";

    VenueSession(RestClient rest, FeedSettings settings, FeedCredentials credentials, LongSupplier monotonicNs) {
        this.rest = rest;
        this.settings = settings;
        this.credentials = credentials;
        this.monotonicNs = monotonicNs;
        loginPacer = new Pacer(1, LOGIN_WINDOW_NS, monotonicNs);
    }

    /** @return the account in use, empty before the first log-in */
    String accountId() {
        return accountId;
    }

    /**
     * @return tokens to use now, after a log-in where there are none or they are about to expire
     * @throws RefusedException where the venue does not let us in
     */
    synchronized SessionTokens tokens() {
        long nowNs = monotonicNs.getAsLong();
        boolean expiring = nowNs - loginNs >= AGE_NS || nowNs - usedNs >= IDLE_NS;
        if (state != State.LOGGED_IN || expiring) {
            login(nowNs);
        }
        return tokens;
    }

    /** Says that the venue did not take these tokens: the next caller logs in, unless another one already has. */
    synchronized void expired(SessionTokens refused) {
        if (refused.equals(tokens) && state == State.LOGGED_IN) {
            state(State.LOGGED_OUT, "tokens refused");
        }
    }

    /** Sends a request that needs a session; once more where the tokens had expired. */
    RestReply call(String method, String path, Map<String, ?> body) {
        SessionTokens used = tokens();
        RestReply reply = send(method, path, body, used);
        if (dead(reply)) {
            expired(used);
            reply = send(method, path, body, tokens());
        }
        return reply;
    }

    private RestReply send(String method, String path, Map<String, ?> body, SessionTokens used) {
        Map<String, String> headers = Map.of("CST", used.cst(), "X-SECURITY-TOKEN", used.securityToken());
        RestReply reply = rest.send(method, path, headers, body);
        adopt(reply, used);
        return reply;
    }

    /** An answer to a request of an earlier log-in says nothing of the present one. */
    private synchronized void adopt(RestReply reply, SessionTokens used) {
        if (used.equals(tokens) && !dead(reply)) {
            usedNs = monotonicNs.getAsLong();
            tokens = reply.tokens().orElse(tokens);
        }
    }

    private static boolean dead(RestReply reply) {
        return reply.status() == UNAUTHORIZED || DEAD_TOKENS.contains(reply.errorCode());
    }

    private void login(long nowNs) {
        if (state == State.REFUSED && nowNs - refusedNs < TimeUnit.MILLISECONDS.toNanos(settings.refusedRetryMs())) {
            throw refusal;
        }
        try {
            RestReply reply = postSession();
            tokens = reply.tokens().orElseThrow(() -> new VenueException("log-in", reply.status(), "no tokens"));
            loginNs = monotonicNs.getAsLong();
            usedNs = loginNs;
            accountId = reply.body().path("currentAccountId").asText("");
            switchAccount();
            state(State.LOGGED_IN, "account " + accountId);
        } catch (RefusedException refused) {
            refusal = refused;
            refusedNs = monotonicNs.getAsLong();
            state(State.REFUSED, refused.errorCode());
            throw refused;
        }
    }

    private RestReply postSession() {
        Map<String, String> headers = Map.of("X-CAP-API-KEY", credentials.apiKey());
        Map<String, ?> body = LoginBody.plain(credentials);
        if (settings.encryptPassword()) {
            RestReply key = rest.send("GET", "/session/encryptionKey", headers, null);
            body = LoginBody.encrypted(credentials, accepted("encryption key", key).body());
        }
        awaitLogin();
        return accepted("log-in", rest.send("POST", "/session", headers, body));
    }

    /** The account that happens to be preferred may change behind our back, so ours is always chosen. */
    private void switchAccount() {
        String wanted = settings.accountId();
        if (wanted.isEmpty()) {
            return;
        }
        RestReply reply = send("PUT", "/session", Map.of("accountId", wanted), tokens);
        if (!SAME_ACCOUNT.equals(reply.errorCode())) {
            accepted("account switch", reply);
        }
        accountId = wanted;
    }

    /** What the venue says no to for good, in contrast to what may pass. */
    private static RestReply accepted(String what, RestReply reply) {
        if (reply.ok()) {
            return reply;
        }
        VenueException failure = new VenueException(what, reply.status(), reply.errorCode());
        boolean answered = !reply.body().isMissingNode() && reply.status() >= 400;
        throw answered && !failure.passing() ? new RefusedException(failure) : failure;
    }

    private void awaitLogin() {
        try {
            loginPacer.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new VenueException("log-in", 0, "interrupted");
        }
    }

    private void state(State next, String reason) {
        if (next != state) {
            LOG.info("session={} was={} reason={}", next, state, reason);
        }
        state = next;
    }
}
