package io.tickring.engine.account;

/** What the venue tells of the past of an account. */
public enum History {
    ACTIVITIES,
    TRANSACTIONS
}
