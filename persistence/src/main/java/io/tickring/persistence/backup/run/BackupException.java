package io.tickring.persistence.backup.run;

import java.io.IOException;

/** A backup that cannot be made, restored or proven. The message is one line for the operator. */
public final class BackupException extends IOException {
    private static final long serialVersionUID = 1L;

    private final Trouble trouble;

    public BackupException(Trouble trouble, String message) {
        super(message);
        this.trouble = trouble;
    }

    public Trouble trouble() {
        return trouble;
    }

    /** Whose move it is. */
    public enum Trouble {
        /** The command or the configuration has to change. */
        USAGE,
        /** Something is in the way on purpose: another run, a directory that is not empty, another journal's target. */
        REFUSED,
        /** The backup is not as it was made. */
        DAMAGED,
        /** All else: the store, the disk. */
        FAILED
    }
}
