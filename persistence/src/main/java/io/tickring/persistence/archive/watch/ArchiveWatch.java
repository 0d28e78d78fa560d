package io.tickring.persistence.archive.watch;

/** Follows a run, on its thread. */
public interface ArchiveWatch {
    /** Follows nothing. */
    ArchiveWatch NONE = new ArchiveWatch() { };

    /**
     * Something is done.
     *
     * @param what the period, or the directory of the journal, it was done with; empty for the whole
     */
    default void onStep(ArchiveStep step, String what) {
    }

    /**
     * Told before each period.
     *
     * @param done periods done
     * @param all  periods of this run
     */
    default void onProgress(int done, int all) {
    }

    /** @return whether the run is to end as soon as it can; the next one goes on */
    default boolean isStopped() {
        return false;
    }

    /** @throws ArchiveStoppedException where it is */
    default void requireGoingOn() {
        if (isStopped()) {
            throw new ArchiveStoppedException();
        }
    }
}
