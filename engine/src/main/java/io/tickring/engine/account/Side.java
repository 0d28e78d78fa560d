package io.tickring.engine.account;

/** Which way a deal goes. */
public enum Side {
    BUY,
    SELL
}
