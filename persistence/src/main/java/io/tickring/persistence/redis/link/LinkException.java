package io.tickring.persistence.redis.link;

/** Redis could not be reached or refused us; the message says why, without a secret. */
public final class LinkException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final boolean refusal;

    /** @param refusal whether the server itself said no */
    public LinkException(String message, boolean refusal) {
        super(message);
        this.refusal = refusal;
    }

    /** @return whether the server itself said no, rather than not to answer */
    public boolean refusal() {
        return refusal;
    }
}
