package io.tickring.simulator.rules;

/** What an open socket does when the tokens it subscribed with expire. */
public enum TokenExpiry {
    /** Quotes go on; the next request is refused with {@code error.invalid.session.token} and the socket closed. */
    KEEP_QUOTES,
    /** Quotes stop, the socket stays and answers. */
    STOP_SILENTLY,
    /** The socket is closed at once. */
    CLOSE
}
