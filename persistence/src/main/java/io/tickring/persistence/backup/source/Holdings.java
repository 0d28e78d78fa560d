package io.tickring.persistence.backup.source;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What a data directory holds that a backup has to hold.
 *
 * @param journal directory of the journal
 * @param archive finished days
 * @param account what is known of accounts
 * @param kept    directories whose files are replaced but never written, such as parts of the journal that were set
 *                aside; each keeps its name
 * @param texts   what is made for the backup, such as the configuration without secrets, by its place in the directory
 */
public record Holdings(Path journal, Path archive, Path account, List<Path> kept, Map<String, byte[]> texts) {
    public Holdings {
        kept = List.copyOf(kept);
        texts = Map.copyOf(texts);
    }
}
