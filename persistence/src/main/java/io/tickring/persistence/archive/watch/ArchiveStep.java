package io.tickring.persistence.archive.watch;

/** How far a run is. Whatever ends it behind any of these, the next run ends the same. */
public enum ArchiveStep {
    /** Left-overs of a run that was cut off are gone. */
    CLEANED,
    /** It is known which periods have new records. */
    SURVEYED,
    /** The rows of a period are gathered. */
    GATHERED,
    /** Its files are written, not at their place. */
    WRITTEN,
    /** They were read back and hold the same. */
    VERIFIED,
    /** They are at their place, and no manifest names them. */
    MOVED,
    /** The manifest names them. */
    NAMED,
    /** Files that no manifest names any more are gone. */
    REPLACED,
    /** It is kept that the period is done. */
    NOTED,
    /** Everything in a directory of the journal was found in the archive. */
    AUDITED,
    /** No reader sees the directory any more. */
    SET_ASIDE,
    /** The directory is gone. */
    PRUNED,
    /** A directory says that its first records may be gone. */
    TOLD,
    /** One of its files is empty. */
    EMPTIED,
    /** A day of the archive is beyond its retention: no manifest names it any more. */
    EXPIRED
}
