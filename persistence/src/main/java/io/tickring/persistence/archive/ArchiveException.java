package io.tickring.persistence.archive;

/** The archive is not as it should be, or cannot be read or written. The message is one line for the operator. */
public final class ArchiveException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ArchiveException(String message) {
        super(message);
    }

    public ArchiveException(String message, Throwable cause) {
        super(message + ": " + cause.getMessage(), cause);
    }
}
