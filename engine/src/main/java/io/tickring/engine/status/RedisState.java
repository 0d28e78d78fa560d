package io.tickring.engine.status;

/** What the writer of the cache does. */
public enum RedisState {
    /** No server is configured. */
    OFF,
    /** Not connected; the next attempt comes after a wait. */
    WAITING,
    /** Deletes what cannot be trusted and writes it again from the journal. */
    REWRITING,
    /** Writes what was journaled while nobody wrote. */
    CATCHING_UP,
    /** Writes what is journaled, as it is journaled. */
    CURRENT
}
