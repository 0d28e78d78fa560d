package io.tickring.feed.rest;

import java.math.BigDecimal;
import java.util.Optional;

/** The venue did not do what it was asked for. The message names what, never a secret, and never quotes a body. */
public class VenueException extends RuntimeException {
    private static final long serialVersionUID = 1;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int CLIENT_ERRORS = 400;
    private static final int SERVER_ERRORS = 500;
    private static final String LEAKED_CLASS = "java";

    /** How a request failed. */
    enum Cause {
        /** It never left us. */
        NOT_SENT,
        /** Nothing came back, so what became of it is not known. */
        NO_ANSWER,
        /** Something came back that the venue does not write. */
        NO_JSON,
        /** The venue says so. */
        ANSWER
    }

    private final int status;
    private final String errorCode;
    private final Cause cause;

    /**
     * @param what      was asked for
     * @param status    HTTP status, 0 without an answer
     * @param errorCode the venue's own, or in our words what came instead
     */
    public VenueException(String what, int status, String errorCode) {
        this(what, status, errorCode, status == 0 ? Cause.NO_ANSWER : Cause.ANSWER);
    }

    VenueException(String what, int status, String errorCode, Cause cause) {
        super(what + ": status=" + status + " error=" + errorCode);
        this.status = status;
        this.errorCode = errorCode;
        this.cause = cause;
    }

    Cause how() {
        return cause;
    }

    /** @return HTTP status, 0 without an answer */
    public int status() {
        return status;
    }

    /** @return the venue's own, with the value it may append, or in our words what came instead */
    public String errorCode() {
        return errorCode;
    }

    /** @return the code alone, for example {@code error.invalid.stoploss.minvalue} */
    public String code() {
        return errorCode.replaceAll(":.*", "").strip();
    }

    /** @return the value behind the code: for a level out of bounds the bound */
    public Optional<BigDecimal> bound() {
        String value = errorCode.replaceAll("^[^:]*:?", "").strip();
        return value.matches("-?\\d+(\\.\\d+)?") ? Optional.of(new BigDecimal(value)) : Optional.empty();
    }

    /** @return whether the same request may succeed a little later */
    public boolean passing() {
        return cause != Cause.ANSWER || status == TOO_MANY_REQUESTS || status >= SERVER_ERRORS || leaked();
    }

    /** @return whether the venue certainly did nothing; otherwise it may have done what it was asked for */
    public boolean nothingDone() {
        return cause == Cause.NOT_SENT
                || cause == Cause.ANSWER && status >= CLIENT_ERRORS && status < SERVER_ERRORS && !leaked();
    }

    /** The venue's back end lets the name of a Java class through where it failed. */
    private boolean leaked() {
        return errorCode.startsWith(LEAKED_CLASS);
    }
}
