package io.tickring.simulator.session;

/** One pair of tokens. Safe for any thread. */
public final class Session {
    private final String identifier;
    private final String cst;
    private final long bornNs;
    private volatile String securityToken;
    private volatile String accountId;
    private volatile long usedNs;
    private volatile boolean ended;

    Session(String identifier, String cst, String securityToken, String accountId, long nowNs) {
        this.identifier = identifier;
        this.cst = cst;
        this.securityToken = securityToken;
        this.accountId = accountId;
        this.bornNs = nowNs;
        this.usedNs = nowNs;
    }

    /** @return whose session it is */
    public String identifier() {
        return identifier;
    }

    public String cst() {
        return cst;
    }

    public String securityToken() {
        return securityToken;
    }

    public String accountId() {
        return accountId;
    }

    void use(long nowNs) {
        usedNs = nowNs;
    }

    void account(String id, String newSecurityToken) {
        accountId = id;
        securityToken = newSecurityToken;
    }

    void end() {
        ended = true;
    }

    boolean aliveAt(long nowNs, long idleNs, long capNs) {
        return !ended && nowNs - usedNs < idleNs && nowNs - bornNs < capNs;
    }

    @Override
    public String toString() {
        return "Session[account=" + accountId + "]";
    }
}
