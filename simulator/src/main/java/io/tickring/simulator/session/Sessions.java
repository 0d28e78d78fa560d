package io.tickring.simulator.session;

import io.tickring.simulator.rules.BrokerRules;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/** The sessions that were opened, by their client token. They coexist. Safe for any thread. */
public final class Sessions {
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final int CST_LENGTH = 24;
    private static final int SECURITY_TOKEN_LENGTH = 30;

    private final Map<String, Session> byCst = new ConcurrentHashMap<>();
    private final SecureRandom random = new SecureRandom();
    private final LongSupplier nanoTime;
    private final long idleNs;
    private final long capNs;
    private final boolean rotateTokens;

    /** @param nanoTime a monotonic clock */
    public Sessions(BrokerRules rules, LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.idleNs = rules.sessionIdle().toNanos();
        this.capNs = rules.sessionCap().map(Duration::toNanos).orElse(Long.MAX_VALUE);
        this.rotateTokens = rules.rotateTokens();
    }

    public Session open(String identifier, String accountId) {
        byCst.values().removeIf(session -> !isAlive(session));
        Session session = new Session(identifier, token(CST_LENGTH), token(SECURITY_TOKEN_LENGTH), accountId,
                nanoTime.getAsLong());
        byCst.put(session.cst(), session);
        return session;
    }

    /** @return the living session of these tokens; looking does not prolong it */
    public Optional<Session> find(String cst, String securityToken) {
        return Optional.ofNullable(cst == null ? null : byCst.get(cst))
                .filter(session -> session.securityToken().equals(securityToken))
                .filter(this::isAlive);
    }

    public void use(Session session) {
        session.use(nanoTime.getAsLong());
    }

    public boolean isAlive(Session session) {
        return session.aliveAt(nanoTime.getAsLong(), idleNs, capNs);
    }

    public void switchAccount(Session session, String accountId) {
        session.account(accountId, rotateTokens ? token(SECURITY_TOKEN_LENGTH) : session.securityToken());
    }

    public void end(Session session) {
        session.end();
        byCst.remove(session.cst());
    }

    public void endAll() {
        byCst.values().forEach(this::end);
    }

    private String token(int length) {
        StringBuilder token = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            token.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return token.toString();
    }
}
