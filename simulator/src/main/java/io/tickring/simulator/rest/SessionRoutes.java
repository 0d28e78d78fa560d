package io.tickring.simulator.rest;

import io.tickring.simulator.account.Balance;
import io.tickring.simulator.http.Answer;
import io.tickring.simulator.http.Refusal;
import io.tickring.simulator.http.Request;
import io.tickring.simulator.http.Routes;
import io.tickring.simulator.rest.SessionAnswers.Details;
import io.tickring.simulator.rest.SessionAnswers.EncryptionKey;
import io.tickring.simulator.rest.SessionAnswers.LoggedIn;
import io.tickring.simulator.rest.SessionAnswers.LoginAccount;
import io.tickring.simulator.rest.SessionAnswers.Status;
import io.tickring.simulator.rest.SessionAnswers.Switched;
import io.tickring.simulator.rules.AccountSwitch;
import io.tickring.simulator.rules.BrokerRules;
import io.tickring.simulator.session.Account;
import io.tickring.simulator.session.EncryptionKeys;
import io.tickring.simulator.session.Login;
import io.tickring.simulator.session.Logins;
import io.tickring.simulator.session.RequestLimit;
import io.tickring.simulator.session.Session;
import io.tickring.simulator.session.Sessions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Log-in and {@code /session}. REST thread only. */
public final class SessionRoutes implements Routes {
    private static final Logger LOG = LoggerFactory.getLogger(SessionRoutes.class);
    private static final int FIRST_CLIENT = 16_180_339;
    private static final String INVALID_DETAILS = "error.invalid.details";

    private final Logins logins;
    private final Function<Account, Balance> balances;
    private final Sessions sessions;
    private final BrokerRules rules;
    private final LoginGate gate;
    private final EncryptionKeys keys;
    private final Map<String, RequestLimit> loginLimits = new HashMap<>();
    private final Supplier<String> streamHost;
    private final BiConsumer<Session, AccountSwitch> onSwitch;
    private final LongSupplier serverTimeMs;
    private final LongSupplier nanoTime;

    /**
     * @param streamHost   address of the WebSocket, with a slash at the end
     * @param onSwitch     told when a session's account was switched
     * @param serverTimeMs simulated time, epoch ms
     */
    public SessionRoutes(Logins logins, Function<Account, Balance> balances, Sessions sessions,
                         BrokerRules rules, LoginGate gate, Supplier<String> streamHost,
                         BiConsumer<Session, AccountSwitch> onSwitch, LongSupplier serverTimeMs,
                         LongSupplier nanoTime) {
        this.logins = logins;
        this.balances = balances;
        this.sessions = sessions;
        this.rules = rules;
        this.gate = gate;
        this.keys = new EncryptionKeys(rules.rawEncryptedPassword());
        this.streamHost = streamHost;
        this.onSwitch = onSwitch;
        this.serverTimeMs = serverTimeMs;
        this.nanoTime = nanoTime;
    }

    @Override
    public Optional<Answer> answer(Request request, Session owner) {
        return switch (request.route()) {
            case "GET /ping" -> Optional.of(Answer.ok(new Status("OK")));
            case "GET /session" -> Optional.of(details(owner));
            case "PUT /session" -> Optional.of(switchAccount(request, owner));
            case "DELETE /session" -> Optional.of(logOut(owner));
            default -> Optional.empty();
        };
    }

    Answer encryptionKey(Request request) {
        checkKey(request);
        long stamp = serverTimeMs.getAsLong();
        return Answer.ok(new EncryptionKey(keys.issue(stamp, nanoTime.getAsLong()), stamp));
    }

    /** Refuses a log-in with an unknown key, and one too many. */
    void admit(Request request) {
        checkKey(request);
        limitLogins(request.apiKey());
    }

    /** Of a request that was admitted. */
    Answer logIn(Request request) {
        if (!isRight(request)) {
            throw new Refusal(401, INVALID_DETAILS);
        }
        Login login = logins.ofKey(request.apiKey()).orElseThrow();
        Account account = login.accounts(logins.onDemo()).stream().findFirst()
                .orElseThrow(() -> new Refusal(401, "error.null.accountId"));
        gate.countLogin();
        LOG.info("event=logged_in account={} logins={}", account.id(), gate.logins());
        return Answer.ok(loggedIn(login, account)).with(sessions.open(login.identifier(), account.id()));
    }

    private void checkKey(Request request) {
        if (request.apiKey() == null) {
            throw new Refusal(400, "error.null.api.key");
        }
        if (logins.ofKey(request.apiKey()).isEmpty()) {
            throw new Refusal(401, "error.invalid.api.key");
        }
    }

    private void limitLogins(String apiKey) {
        boolean within = loginLimits.computeIfAbsent(apiKey, key -> new RequestLimit(1)).take(nanoTime.getAsLong());
        if (!within) {
            gate.countViolation(Violation.LOGINS);
        }
        if (gate.refusesNow() || !within && rules.enforceLimits()) {
            throw new Refusal(429, "error.too-many.requests");
        }
    }

    private boolean isRight(Request request) {
        String identifier = request.body().path("identifier").asText();
        String password = request.body().path("password").asText();
        // The old documentation sends the word in quotes.
        boolean encrypted = request.body().path("encryptedPassword").asBoolean();
        Optional<String> plain = encrypted ? keys.decrypt(password, nanoTime.getAsLong()) : Optional.of(password);
        return plain.filter(text -> logins.isRight(request.apiKey(), identifier, text)).isPresent();
    }

    private LoggedIn loggedIn(Login login, Account account) {
        List<Account> accounts = login.accounts(logins.onDemo());
        return new LoggedIn("CFD", balances.apply(account), account.currency(), account.symbol(), account.id(),
                streamHost.get(), accounts.stream().map(of -> LoginAccount.of(of, balances.apply(of))).toList(),
                clientId(login), rules.timezoneOffsetHours(),
                !login.demo().isEmpty(), !login.live().isEmpty(),
                rules.dealing().trailingStops());
    }

    private Answer details(Session session) {
        Account account = account(session, session.accountId()).orElseThrow();
        return Answer.ok(new Details(clientId(logins.of(session)), account.id(), rules.timezoneOffsetHours(), "en",
                account.currency(), account.symbol(), streamHost.get()));
    }

    private Answer switchAccount(Request request, Session session) {
        Account account = account(session, request.body().path("accountId").asText())
                .orElseThrow(() -> new Refusal(400, "error.invalid.accountId"));
        if (account.id().equals(session.accountId())) {
            throw new Refusal(400, "error.not-different.accountId");
        }
        sessions.switchAccount(session, account.id());
        onSwitch.accept(session, rules.accountSwitch());
        LOG.info("event=account_switched account={}", account.id());
        return Answer.ok(new Switched(rules.dealing().trailingStops(), true,
                !logins.of(session).demo().isEmpty(), !logins.of(session).live().isEmpty()));
    }

    private Answer logOut(Session session) {
        sessions.end(session);
        return Answer.ok(new Status("SUCCESS"));
    }

    /** Eight digits, the same for a login on every machine. */
    private static String clientId(Login login) {
        return String.valueOf(FIRST_CLIENT + Math.floorMod(login.identifier().hashCode(), FIRST_CLIENT));
    }

    private Optional<Account> account(Session session, String id) {
        return logins.accounts(session).stream().filter(account -> account.id().equals(id)).findFirst();
    }
}
