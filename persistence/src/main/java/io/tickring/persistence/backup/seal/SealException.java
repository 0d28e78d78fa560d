package io.tickring.persistence.backup.seal;

import java.io.IOException;

/** An object that cannot be opened. The message is a clause that continues "the object NAME ...". */
public final class SealException extends IOException {
    private static final long serialVersionUID = 1L;

    private final Trouble trouble;

    SealException(Trouble trouble, String message) {
        super(message);
        this.trouble = trouble;
    }

    public Trouble trouble() {
        return trouble;
    }

    /** What is wrong with it. */
    public enum Trouble {
        NOT_OURS, WRONG_KEY, CUT_SHORT, CHANGED
    }
}
