package io.tickring.persistence.backup.source;

import java.nio.file.Path;

/**
 * A file as it goes into a backup.
 *
 * @param path  its place in a data directory, with slashes
 * @param from  where its bytes are now
 * @param bytes how many
 */
public record SourceFile(String path, Path from, long bytes) {
}
