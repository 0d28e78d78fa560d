package io.tickring.simulator.rest;

/** Ends a request with one of the broker's error codes. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int status;

    Refusal(int status, String errorCode) {
        super(errorCode, null, false, false);
        this.status = status;
    }

    Answer answer() {
        return Answer.error(status, getMessage());
    }
}
