package io.tickring.persistence.archive;

import io.tickring.persistence.archive.table.Dataset;
import java.nio.file.Path;
import java.util.Map;

/**
 * One Parquet file of the archive.
 *
 * @param path          from the archive's directory on, with slashes
 * @param sha256        of its bytes, in hex
 * @param firstSequence the lowest sequence among the records that went into it
 * @param lastSequence  the highest
 * @param prices        {@code double} or {@code decimal}
 * @param symbols       rows and checksum of each symbol
 */
public record ArchivedFile(
        Dataset dataset, String path, long rows, long bytes, String sha256, long firstSequence, long lastSequence,
        String prices, Map<String, SymbolRows> symbols) {
    /** Prices are float64. */
    public static final String DOUBLE = "double";
    /** Prices are exact decimals. */
    public static final String DECIMAL = "decimal";

    /**
     * The rows of one symbol.
     *
     * @param checksum of all their values in units of the journal, whatever their order, in hex
     */
    public record SymbolRows(long rows, String checksum) {
    }

    /** @throws IllegalArgumentException where the path leaves the archive: files that a manifest names get removed */
    public ArchivedFile {
        Path inside = Path.of(path).normalize();
        if (inside.isAbsolute() || inside.startsWith("..")) {
            throw new IllegalArgumentException("no file of an archive: " + path);
        }
        symbols = Map.copyOf(symbols);
    }

    /** @return whether the prices are exact as DOUBLE; else they are DECIMAL */
    public boolean pricesAreDouble() {
        return DOUBLE.equals(prices);
    }
}
