package io.tickring.persistence.backup.disk;

import io.tickring.persistence.durable.FileTrouble;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;

/** Says in one line what a disk says in fewer words: where, and what to do. */
public final class DiskTrouble {
    private static final String FULL = "No space left on device";

    private DiskTrouble() {
    }

    /** @return the trouble with the disk that holds this place */
    public static IOException told(IOException failure, Path place) {
        String line = FileTrouble.line(failure);
        String whole = failure instanceof FileSystemException ? line : place + ": " + line;
        String advice = line.contains(FULL) ? "; make room and start again: what is there already is used" : "";
        return new IOException(whole + advice, failure);
    }
}
