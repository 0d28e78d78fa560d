package io.tickring.persistence.archive.job;

import java.util.List;

/**
 * What a run came to.
 *
 * @param archived periods that were written, ascending
 * @param pruned   directories of the journal that were removed, by epoch
 * @param emptied  files of directories that stay, {@code <directory>/<file>}
 * @param expired  periods that were removed from the archive
 * @param kept     why what is beyond its retention is still there, for a person; empty where none is
 * @param damages  places of the journal that could not be read
 */
public record ArchiveResult(
        List<String> archived, List<Integer> pruned, List<String> emptied, List<String> expired, String kept,
        List<String> damages) {
    public ArchiveResult {
        archived = List.copyOf(archived);
        pruned = List.copyOf(pruned);
        emptied = List.copyOf(emptied);
        expired = List.copyOf(expired);
        damages = List.copyOf(damages);
    }
}
