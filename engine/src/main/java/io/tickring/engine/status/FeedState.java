package io.tickring.engine.status;

/** What the connection to the venue is doing. */
public enum FeedState {
    /** Not started, or stopped in order. */
    STOPPED,
    /** Logging in, loading markets, opening the stream. */
    CONNECTING,
    /** Subscribed; quotes come in or may come in. */
    STREAMING,
    /** Lost; waiting before the next attempt. */
    RECONNECTING,
    /** The venue refuses the credentials or the account: a person has to act. */
    REFUSED
}
