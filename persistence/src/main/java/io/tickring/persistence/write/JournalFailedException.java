package io.tickring.persistence.write;

/** The journal can no longer keep what it is given. The daemon has to stop: without a journal nothing may go on. */
public final class JournalFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public JournalFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
