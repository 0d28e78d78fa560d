package io.tickring.daemon;

/** What a command tells the shell. Scripts rely on the numbers. */
public enum ExitCode {
    DONE(0),
    FAILED(1),
    /** Wrong usage or configuration. */
    USAGE(2),
    /** For example, another process writes to the data directory. */
    REFUSED(3);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    public int number() {
        return number;
    }
}
