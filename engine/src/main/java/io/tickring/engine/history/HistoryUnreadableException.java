package io.tickring.engine.history;

/** A part of the past is on disk and cannot be read. The message says which, and what to do, for a person. */
public class HistoryUnreadableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public HistoryUnreadableException(String message, Throwable cause) {
        super(message, cause);
    }
}
