package io.tickring.persistence.archive.job;

import io.tickring.persistence.archive.Archive;
import io.tickring.persistence.archive.ArchiveException;
import io.tickring.persistence.archive.ArchivedFile.SymbolRows;
import io.tickring.persistence.archive.ArchivedFile;
import io.tickring.persistence.archive.parquet.ParquetException;
import io.tickring.persistence.archive.parquet.ParquetRows;
import io.tickring.persistence.archive.parquet.RowTable;
import io.tickring.persistence.archive.table.Dataset;
import io.tickring.persistence.archive.table.Period;
import io.tickring.persistence.archive.table.Row;
import io.tickring.persistence.archive.table.RowSink;
import io.tickring.persistence.archive.table.Tally;
import io.tickring.persistence.duckdb.DuckDb;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** Makes one file: gathers its rows, writes it, reads it back and compares. */
final class FileMaker implements RowSink, AutoCloseable {
    private final DuckDb database;
    private final Dataset dataset;
    private final RowTable table;
    private final Tally expected;
    private long takenOver;
    private long firstSequence = Long.MAX_VALUE;
    private long lastSequence;
    private Path written;

    FileMaker(DuckDb database, Dataset dataset) {
        this.database = database;
        this.dataset = dataset;
        table = RowTable.in(database, dataset);
        expected = new Tally(dataset);
    }

    /** @return the name of the file while it has no place yet */
    static String name(Dataset dataset) {
        return dataset.directory() + ".parquet";
    }

    /**
     * Takes the rows of a file that the archive has.
     *
     * @throws ArchiveException where they are not what its manifest says
     */
    void takeOver(Archive archive, ArchivedFile file) {
        Tally found = new Tally(dataset);
        Path path = archive.resolve(file);
        read(path, row -> {
            found.onRow(row);
            onRow(row);
        });
        if (!symbols(found).equals(file.symbols())) {
            throw new ArchiveException(path + " does not hold what its manifest says; restore it from a backup");
        }
        takenOver = table.rows();
        firstSequence = Math.min(firstSequence, file.firstSequence());
        lastSequence = Math.max(lastSequence, file.lastSequence());
    }

    private void read(Path path, RowSink sink) {
        try {
            new ParquetRows(database, dataset).read(path, sink);
        } catch (ParquetException e) {
            throw new ArchiveException(e.getMessage(), e.getCause());
        }
    }

    @Override
    public void onRow(Row row) {
        table.onRow(row);
        expected.onRow(row);
    }

    boolean hasNewRows() {
        return table.rows() > takenOver;
    }

    void write(Path work) {
        written = work.resolve(name(dataset));
        table.write(written);
    }

    /**
     * Reads the file back.
     *
     * @return what the manifest has to say of it
     * @throws ArchiveException where it does not hold the rows that were gathered
     */
    ArchivedFile verified(Period period) {
        Tally found = new Tally(dataset);
        read(written, found);
        if (!found.counts().equals(expected.counts())) {
            throw new ArchiveException(written + " of " + period + " was written and does not hold what the journal "
                    + "has; nothing was replaced");
        }
        firstSequence = Math.min(firstSequence, expected.firstSequence());
        lastSequence = Math.max(lastSequence, expected.lastSequence());
        String place = dataset.directory() + '/' + period.partition() + '/' + dataset.directory() + '-' + lastSequence
                + ".parquet";
        FileSum sum = FileSum.of(written);
        return new ArchivedFile(dataset, place, found.rows(), sum.bytes(), sum.sha256(), firstSequence, lastSequence,
                table.pricesAreDouble() ? ArchivedFile.DOUBLE : ArchivedFile.DECIMAL, symbols(found));
    }

    private static Map<String, SymbolRows> symbols(Tally tally) {
        Map<String, SymbolRows> symbols = new TreeMap<>();
        tally.counts().forEach((symbol, count) ->
                symbols.put(symbol, new SymbolRows(count.rows(), Long.toHexString(count.checksum()))));
        return symbols;
    }

    @Override
    public void close() {
        table.close();
    }
}
