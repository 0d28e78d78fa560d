package io.tickring.persistence.archive.watch;

/** The run was asked to end before it was done. The next one goes on. */
public final class ArchiveStoppedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ArchiveStoppedException() {
        super("the archive was stopped before it was done; the next run goes on");
    }
}
