package io.tickring.engine.status;

/** What the watch over the account does. */
public enum AccountState {
    /** Not asked for, or there is no account behind the feed: a replay. */
    OFF,
    /** There is no session, or it is not known of which account; the venue is not asked. */
    WAITING,
    /** What is now is known; the past is being asked for. */
    CATCHING_UP,
    /** What is now and what was are known. */
    CURRENT,
    /** The last attempt to ask or to keep failed; it is tried again. */
    FAILING
}
