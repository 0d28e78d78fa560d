package io.tickring.simulator.http;

/** Ends a request with one of the broker's error codes. */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int status;

    public Refusal(int status, String errorCode) {
        super(errorCode, null, false, false);
        this.status = status;
    }

    public Answer answer() {
        return Answer.error(status, getMessage());
    }
}
