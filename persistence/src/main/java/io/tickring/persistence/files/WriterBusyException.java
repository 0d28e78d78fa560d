package io.tickring.persistence.files;

/** Another process, or this one, already writes the journal. The message is one line for the user. */
public final class WriterBusyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public WriterBusyException(String message) {
        super(message);
    }
}
