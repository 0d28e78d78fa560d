package io.tickring.persistence.backup.source;

import java.nio.file.Path;
import java.util.Map;

/**
 * What a data directory holds that a backup has to hold.
 *
 * @param journal directory of the journal
 * @param archive finished days
 * @param account what is known of accounts
 * @param texts   what is made for the backup, such as the configuration without secrets, by its place in the directory
 */
public record Holdings(Path journal, Path archive, Path account, Map<String, byte[]> texts) {
    public Holdings {
        texts = Map.copyOf(texts);
    }
}
