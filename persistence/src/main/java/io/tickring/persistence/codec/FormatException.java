package io.tickring.persistence.codec;

/** Bytes that are no journal of a version this program reads. The message says what was expected and what came. */
public final class FormatException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public FormatException(String message) {
        super(message);
    }
}
