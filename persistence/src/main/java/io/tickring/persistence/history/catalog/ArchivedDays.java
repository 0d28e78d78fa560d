package io.tickring.persistence.history.catalog;

/** Tells what the archive holds now. Safe for any thread. */
@FunctionalInterface
public interface ArchivedDays {
    /** An archive that holds nothing. */
    ArchivedDays NONE = () -> Catalog.EMPTY;

    /** @return the same object as before where nothing has changed */
    Catalog now();

    /**
     * Is told that files cannot be read.
     *
     * @return whether {@link #now} leaves anything more of them out, so that the question may be asked again
     */
    default boolean leaveOut(DamagedArchiveException damage) {
        return false;
    }
}
