package io.tickring.persistence.backup.source;

import java.io.IOException;

/** A file changed while it was read: what was read is no moment's content, and the snapshot has to be taken again. */
public final class ChangedException extends IOException {
    private static final long serialVersionUID = 1L;

    ChangedException(String message) {
        super(message);
    }
}
