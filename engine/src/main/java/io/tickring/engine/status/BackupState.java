package io.tickring.engine.status;

/** What the daily backup does. */
public enum BackupState {
    /** None is configured. */
    OFF,
    /** For its time. */
    WAITING,
    RUNNING,
    /** The last try failed; it is tried again. */
    FAILED
}
