package io.tickring.benchmarks.archive;

import io.tickring.daemon.data.DataDirectory;
import io.tickring.daemon.export.CsvExport;
import io.tickring.daemon.export.Selection;
import io.tickring.persistence.archive.Archive;
import io.tickring.persistence.archive.ArchivedFile;
import io.tickring.persistence.archive.parquet.ParquetRows;
import io.tickring.persistence.archive.table.Dataset;
import io.tickring.persistence.archive.table.JournalRows;
import io.tickring.persistence.archive.table.Row;
import io.tickring.persistence.archive.table.Tally;
import io.tickring.persistence.duckdb.DuckDb;
import io.tickring.persistence.read.JournalReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/** What a data directory holds of a day: rows and their checksums by symbol, and the bars as a reader gets them. */
final class Contents {
    private static final long END_MS = DayFile.DAY_MS + DayFile.LENGTH_MS;
    private static final int MEMORY_MIB = 256;

    private final Map<Dataset, Tally> tallies = new EnumMap<>(Dataset.class);

    private Contents() {
    }

    static Contents ofJournal(DataDirectory data) {
        Contents contents = new Contents();
        try (JournalReader reader = JournalReader.open(data.journal(), 0)) {
            reader.readAll(new JournalRows(Map.of(), contents::add));
        }
        return contents;
    }

    /** @param work a directory that does not exist */
    static Contents ofArchive(DataDirectory data, Path work) throws IOException {
        Contents contents = new Contents();
        Archive archive = new Archive(data.archive());
        Files.createDirectories(work);
        try (DuckDb database = DuckDb.streaming(MEMORY_MIB, work.resolve("spill"))) {
            for (Dataset dataset : Dataset.values()) {
                for (ArchivedFile file : archive.files(dataset, 0, END_MS)) {
                    new ParquetRows(database, dataset).read(archive.resolve(file), contents::add);
                }
            }
        }
        return contents;
    }

    private void add(Row row) {
        if (row.timeMs() < END_MS) {
            tallies.computeIfAbsent(row.dataset(), Tally::new).onRow(row);
        }
    }

    long rows(Dataset dataset) {
        return tallies.containsKey(dataset) ? tallies.get(dataset).rows() : 0;
    }

    /** @return whether both hold the same rows */
    boolean sameAs(Contents other) {
        return tallies.keySet().equals(other.tallies.keySet()) && tallies.entrySet().stream()
                .allMatch(each -> each.getValue().counts().equals(other.tallies.get(each.getKey()).counts()));
    }

    /** Writes the bars of the day as they are served, with their provenance. */
    static Path bars(DataDirectory data, Path file) throws IOException {
        try (Writer out = Files.newBufferedWriter(file)) {
            new CsvExport(new Selection(Set.of(), 0, END_MS), out, true).bars(data);
        }
        return file;
    }
}
