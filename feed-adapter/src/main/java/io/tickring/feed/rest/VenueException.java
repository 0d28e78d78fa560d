package io.tickring.feed.rest;

/** The venue did not do what it was asked for. The message names what, never a secret, and never quotes a body. */
public class VenueException extends RuntimeException {
    private static final long serialVersionUID = 1;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVER_ERRORS = 500;

    private final int status;
    private final String errorCode;

    /**
     * @param what      was asked for
     * @param status    HTTP status, 0 without an answer
     * @param errorCode the venue's own, or in our words what came instead
     */
    public VenueException(String what, int status, String errorCode) {
        super(what + ": status=" + status + " error=" + errorCode);
        this.status = status;
        this.errorCode = errorCode;
    }

    public int status() {
        return status;
    }

    public String errorCode() {
        return errorCode;
    }

    /** @return whether the same request may succeed a little later */
    public boolean passing() {
        return status == 0 || status == TOO_MANY_REQUESTS || status >= SERVER_ERRORS;
    }
}
