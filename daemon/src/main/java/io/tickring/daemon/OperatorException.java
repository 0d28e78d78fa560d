package io.tickring.daemon;

import java.util.Objects;

/**
 * Something the operator can mend: a wrong key, a missing file, a port in use. The command line prints its message as
 * one line, without a stack trace, and ends with its exit code.
 */
public final class OperatorException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ExitCode exitCode;

    /** @param message what was expected, what came, and what to do */
    public OperatorException(ExitCode exitCode, String message) {
        super(message);
        this.exitCode = Objects.requireNonNull(exitCode);
    }

    public ExitCode exitCode() {
        return exitCode;
    }
}
