package io.tickring.daemon.export;

import io.tickring.persistence.archive.Archive;
import io.tickring.persistence.archive.ArchivedFile;
import io.tickring.persistence.archive.Manifest;
import io.tickring.persistence.archive.parquet.ParquetRows;
import io.tickring.persistence.archive.parquet.RowTable;
import io.tickring.persistence.archive.table.Dataset;
import io.tickring.persistence.archive.table.JournalRows;
import io.tickring.persistence.archive.table.Period;
import io.tickring.persistence.archive.table.Row;
import io.tickring.persistence.duckdb.DuckDb;
import io.tickring.persistence.durable.Durable;
import io.tickring.persistence.read.JournalReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Writes what journal and archive hold as one Parquet file, in the columns and types of the archive. Memory does not
 * grow with it. Bars are those that are served: live before import before backfill.
 */
public final class ParquetExport {
    private static final String TRUST = "CASE provenance WHEN 'live' THEN 0 WHEN 'import' THEN 1 ELSE 2 END";

    private final Selection selection;
    private final Path journal;
    private final Archive archive;
    private final int memoryMiB;
    private final Set<String> defined = new HashSet<>();

    /** @param memoryMiB most memory outside of Java's heap, MiB */
    public ParquetExport(Selection selection, Path journal, Archive archive, int memoryMiB) {
        this.selection = selection;
        this.journal = journal;
        this.archive = archive;
        this.memoryMiB = memoryMiB;
    }

    /** @return wanted markets that nothing is known of; known once it was written */
    public Set<String> unknownSymbols() {
        Set<String> unknown = new TreeSet<>(selection.symbols());
        unknown.removeAll(defined);
        return unknown;
    }

    /**
     * @param file gets its place when it is whole
     * @return rows written
     * @throws IOException where it cannot be written there
     * @throws io.tickring.persistence.archive.parquet.ParquetException the same, from within DuckDB
     */
    public long write(Dataset dataset, Path file) throws IOException {
        Path place = file.toAbsolutePath();
        Path work = Files.createTempDirectory(place.getParent(), "." + place.getFileName());
        try (DuckDb database = DuckDb.streaming(memoryMiB, work.resolve("spill"));
                RowTable table = RowTable.in(database, dataset)) {
            long rows = gather(dataset, database, table, work.resolve("rows.parquet"));
            Durable.move(work.resolve("rows.parquet"), place);
            return rows;
        } finally {
            Durable.deleteTree(work);
        }
    }

    private long gather(Dataset dataset, DuckDb database, RowTable table, Path file) {
        Map<Period, Long> archived = new HashMap<>();
        for (Manifest manifest : archive.manifests(dataset, selection.fromMs(), selection.toMs())) {
            manifest.file(dataset).ifPresent(each -> takeArchived(each, database, table));
            archived.put(manifest.period(), manifest.throughSequence());
        }
        takeJournaled(dataset, archived, table);
        if (dataset == Dataset.BARS) {
            table.write(file, List.of("symbol", dataset.timeColumn()), List.of("symbol", dataset.timeColumn()), TRUST);
        } else {
            table.write(file);
        }
        return table.written();
    }

    private void takeArchived(ArchivedFile file, DuckDb database, RowTable table) {
        defined.addAll(file.symbols().keySet());
        new ParquetRows(database, file.dataset()).read(archive.resolve(file), row -> take(row, table));
    }

    private void takeJournaled(Dataset dataset, Map<Period, Long> archived, RowTable table) {
        JournalRows rows = new JournalRows(Map.of(), row -> {
            if (row.dataset() == dataset && wants(row)
                    && row.sequence() > archived.getOrDefault(Period.of(dataset, row.timeMs()), 0L)) {
                table.onRow(row);
            }
        });
        try (JournalReader reader = JournalReader.open(journal, 0)) {
            reader.readAll(rows);
        }
        defined.addAll(rows.symbols().values());
    }

    private void take(Row row, RowTable table) {
        if (wants(row)) {
            table.onRow(row);
        }
    }

    private boolean wants(Row row) {
        return selection.wants(row.timeMs()) && selection.wants(row.symbol());
    }
}
