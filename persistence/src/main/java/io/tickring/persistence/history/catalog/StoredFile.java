package io.tickring.persistence.history.catalog;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * One file of the archive.
 *
 * @param path          where it lies
 * @param bytes         as the manifest says
 * @param firstSequence of the records in it
 * @param lastSequence  of the records in it
 * @param hasDoublePrices whether its prices are exact as doubles; else they are decimals
 */
public record StoredFile(
        Path path, long bytes, long firstSequence, long lastSequence, boolean hasDoublePrices) {
    /** @return whether it is there, as long as its manifest says */
    public boolean isWhole() {
        return Files.isRegularFile(path) && path.toFile().length() == bytes;
    }
}
