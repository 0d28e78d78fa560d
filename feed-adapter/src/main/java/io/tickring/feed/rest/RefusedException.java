package io.tickring.feed.rest;

/** The venue refuses the credentials or the account: a person has to act, trying again soon does not help. */
public final class RefusedException extends VenueException {
    private static final long serialVersionUID = 1;

    public RefusedException(VenueException cause) {
        super("log-in refused", cause.status(), cause.errorCode(), cause.how());
    }
}
