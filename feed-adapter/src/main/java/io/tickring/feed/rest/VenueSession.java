package io.tickring.feed.rest;

import io.tickring.feed.FeedCredentials;
import io.tickring.feed.FeedSettings;
import io.tickring.feed.api.account.AccountSwitch;
import io.tickring.feed.api.account.EncryptionKey;
import io.tickring.feed.api.account.LoginDetails;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The log-in and its tokens. Tokens are taken over from every answer, renewed before the venue lets them expire, and
 * once where it refuses them, however many callers meet that at the same time. For any thread; blocks.
 */
public final class VenueSession {
    private static final Logger LOG = LoggerFactory.getLogger(VenueSession.class);
    private static final Set<String> DEAD_TOKENS = Set.of("error.invalid.session.token", "error.null.client.token");
    private static final int UNAUTHORIZED = 401;
    private static final String SAME_ACCOUNT = "error.not-different.accountId";
    /** The venue forgets a session 10 minutes after its last use, and about an hour after the log-in. */
    private static final long IDLE_NS = TimeUnit.MINUTES.toNanos(9);
    private static final long AGE_NS = TimeUnit.MINUTES.toNanos(50);

    private enum State {
        /** No tokens, or tokens that are of no use any more. */
        LOGGED_OUT,
        /** Tokens are at hand and were good when last used. */
        LOGGED_IN,
        /** The last log-in failed in a way that may pass, or gave tokens that were of no use; the next one waits. */
        BACKING_OFF,
        /** The venue refused us; not asked again before the retry time. */
        REFUSED
    }

    private final RestClient rest;
    private final FeedSettings settings;
    private final FeedCredentials credentials;
    private final LongSupplier monotonicNs;
    private final LoginPace pace;
    private State state = State.LOGGED_OUT;
    private VenueException failure;
    private long retryNs;
    private SessionTokens tokens;
    private boolean proven;
    private long loginNs;
    private long usedNs;
    private volatile String wantedAccountId;
    private volatile String accountId = "";
    private volatile LoginDetails login;

    VenueSession(RestClient rest, FeedSettings settings, FeedCredentials credentials, LongSupplier monotonicNs) {
        this.rest = rest;
        this.settings = settings;
        this.credentials = credentials;
        this.monotonicNs = monotonicNs;
        wantedAccountId = settings.accountId();
        pace = new LoginPace(settings.backoffMaxMs());
    }

    /** @return the account in use, empty before the first log-in */
    public String accountId() {
        return accountId;
    }

    /** @return what the venue told at the last log-in, empty before one */
    public Optional<LoginDetails> login() {
        return Optional.ofNullable(login);
    }

    /**
     * @return tokens to use now, after a log-in where there are none or they are about to expire
     * @throws RefusedException where the venue does not let us in
     */
    public synchronized SessionTokens tokens() {
        long nowNs = monotonicNs.getAsLong();
        boolean expiring = nowNs - loginNs >= AGE_NS || nowNs - usedNs >= IDLE_NS;
        if (state != State.LOGGED_IN || expiring) {
            logIn(nowNs);
        }
        return tokens;
    }

    /**
     * Says that the venue did not take these tokens: the next caller logs in, unless another one already has. Tokens
     * that never were of use count as a failed log-in, so a venue that takes none of its own is not stormed.
     */
    public synchronized void expired(SessionTokens refused) {
        if (!refused.equals(tokens) || state != State.LOGGED_IN) {
            return;
        }
        if (proven) {
            state(State.LOGGED_OUT, "tokens refused");
        } else {
            backOff(new VenueException("session", UNAUTHORIZED, "new tokens refused"));
        }
    }

    /** Switches to another account, and back to it after each log-in. The stream ends with it. */
    public AccountSwitch switchAccount(String wanted) {
        AccountSwitch answer = switched(call(switchCall(wanted)));
        wantedAccountId = wanted;
        accountId = wanted;
        return answer;
    }

    /** Ends the session at the venue, where there is one. The next request logs in again. */
    public synchronized void logOut() {
        if (state == State.LOGGED_IN) {
            RestReply reply = send(new Call("DELETE", RequestPath.of("/session"), null, Lane.URGENT), tokens);
            if (!reply.done() && !dead(reply)) {
                throw reply.failure("DELETE /session");
            }
            state(State.LOGGED_OUT, "asked to");
        }
    }

    /** @return what a password is encrypted with now */
    public EncryptionKey encryptionKey() {
        Call call = Call.get("/session/encryptionKey");
        return accepted(call, rest.send(call, keyHeader())).read(call.what(), EncryptionKey.class);
    }

    ServerTime serverTime() {
        Call call = Call.get("/time");
        RestReply reply = rest.send(call, Map.of());
        long serverTimeMs = reply.read(call.what(), VenueTime.class).serverTime();
        return new ServerTime(serverTimeMs, reply.sentNs(), reply.receivedNs());
    }

    /** Sends a request that needs a session; once more where the tokens had expired, for then it did nothing. */
    RestReply call(Call call) {
        SessionTokens used = tokens();
        RestReply reply = send(call, used);
        if (dead(reply)) {
            expired(used);
            SessionTokens renewed = tokens();
            reply = send(call, renewed);
            if (dead(reply)) {
                expired(renewed);
            }
        }
        return reply;
    }

    /** Sends a request that needs a session, once and never again. */
    RestReply callOnce(Call call) {
        SessionTokens used = tokens();
        RestReply reply = send(call, used);
        if (dead(reply)) {
            expired(used);
        }
        return reply;
    }

    private RestReply send(Call call, SessionTokens used) {
        RestReply reply = rest.send(call, Map.of("CST", used.cst(), "X-SECURITY-TOKEN", used.securityToken()));
        adopt(reply, used);
        return reply;
    }

    /** An answer to a request of an earlier log-in says nothing of the present one. */
    private synchronized void adopt(RestReply reply, SessionTokens used) {
        if (used.equals(tokens) && !dead(reply)) {
            usedNs = monotonicNs.getAsLong();
            tokens = reply.tokens().orElse(tokens);
            if (state == State.LOGGED_IN && reply.ok()) {
                proven = true;
                pace.onSuccess();
            }
        }
    }

    private static boolean dead(RestReply reply) {
        return reply.status() == UNAUTHORIZED || DEAD_TOKENS.contains(reply.errorCode());
    }

    private void logIn(long nowNs) {
        boolean waiting = state == State.REFUSED || state == State.BACKING_OFF;
        if (waiting && nowNs - retryNs < 0) {
            throw failure;
        }
        try {
            RestReply reply = postSession();
            tokens = reply.tokens().orElseThrow(() -> new VenueException("log-in", reply.status(), "no tokens"));
            login = reply.read("log-in", LoginDetails.class);
            loginNs = monotonicNs.getAsLong();
            usedNs = loginNs;
            proven = false;
            accountId = login.currentAccountId().orElse("");
            chooseAccount();
            state(State.LOGGED_IN, "account " + accountId);
        } catch (RefusedException refused) {
            failure = refused;
            retryNs = monotonicNs.getAsLong() + TimeUnit.MILLISECONDS.toNanos(settings.refusedRetryMs());
            state(State.REFUSED, refused.errorCode());
            throw refused;
        } catch (VenueException trouble) {
            backOff(trouble);
            throw trouble;
        }
    }

    private void backOff(VenueException trouble) {
        failure = trouble;
        retryNs = monotonicNs.getAsLong() + pace.nextWaitNs(trouble.nothingDone());
        state(State.BACKING_OFF, trouble.getMessage());
    }

    private RestReply postSession() {
        Map<String, ?> body = settings.encryptPassword()
                ? LoginBody.encrypted(credentials, encryptionKey()) : LoginBody.plain(credentials);
        Call call = new Call("POST", RequestPath.of("/session"), body, Lane.LOG_IN);
        return accepted(call, rest.send(call, keyHeader()));
    }

    private Map<String, String> keyHeader() {
        return Map.of("X-CAP-API-KEY", credentials.apiKey());
    }

    /** The account that happens to be preferred may change behind our back, so ours is always chosen. */
    private void chooseAccount() {
        String wanted = wantedAccountId;
        if (wanted.isEmpty()) {
            return;
        }
        RestReply reply = Venue.repeated(() -> mayPass(send(switchCall(wanted), tokens)));
        if (!SAME_ACCOUNT.equals(reply.errorCode())) {
            accepted(switchCall(wanted), reply);
        }
        accountId = wanted;
    }

    private static Call switchCall(String wanted) {
        return new Call("PUT", RequestPath.of("/session"), Map.of("accountId", wanted), Lane.URGENT);
    }

    private static AccountSwitch switched(RestReply reply) {
        return SAME_ACCOUNT.equals(reply.errorCode())
                ? AccountSwitch.UNCHANGED : reply.read("PUT /session", AccountSwitch.class);
    }

    /** Throws what may pass, so that it is asked again. */
    private static RestReply mayPass(RestReply reply) {
        VenueException trouble = reply.failure("PUT /session");
        if (!reply.ok() && trouble.passing()) {
            throw trouble;
        }
        return reply;
    }

    /** What the venue says no to for good, in contrast to what may pass. */
    private static RestReply accepted(Call call, RestReply reply) {
        if (reply.ok()) {
            return reply;
        }
        VenueException trouble = reply.failure(call.what());
        throw trouble.passing() ? trouble : new RefusedException(trouble);
    }

    private void state(State next, String reason) {
        if (next != state) {
            LOG.info("session={} was={} reason={}", next, state, reason);
        }
        state = next;
    }

    private record VenueTime(Long serverTime) {
        VenueTime {
            Objects.requireNonNull(serverTime, "serverTime");
        }
    }
}
