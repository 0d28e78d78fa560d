package io.tickring.persistence.history.archived;

import io.tickring.engine.backfill.VenueResolution;
import io.tickring.engine.bars.Bar;
import io.tickring.persistence.duckdb.DuckDb;
import io.tickring.persistence.history.catalog.DamagedArchiveException;
import io.tickring.persistence.history.catalog.StoredFile;
import io.tickring.persistence.history.catalog.StoredYear;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;

/** Reads the venue's daily bars of archived years. Safe for any thread. */
public final class YearReader {
    private final DuckDb duckDb;

    public YearReader(DuckDb duckDb) {
        this.duckDb = duckDb;
    }

    /**
     * Market by market, ascending.
     *
     * @throws DamagedArchiveException where a file is missing or damaged
     */
    public void read(Collection<StoredYear> years, RowFilter filter, NamedBars rows) {
        List<StoredFile> files = years.stream().map(StoredYear::days).toList();
        new ParquetQuery(Columns::days, filter.where("open_time"), " ORDER BY 1, 2")
                .ask(duckDb, files, answer -> read(answer, rows));
    }

    private static void read(ResultSet answer, NamedBars rows) throws SQLException {
        Bar read = new Bar();
        while (answer.next()) {
            read.openTimeMs = answer.getLong(2);
            Columns.readPrices(answer, 3, read);
            rows.row(answer.getString(1), Columns.venueBar(read, VenueResolution.DAY, answer.getLong(11)));
        }
    }
}
