package io.tickring.persistence.history.archived;

import io.tickring.persistence.duckdb.DuckDb;
import io.tickring.persistence.history.catalog.DamagedArchiveException;
import io.tickring.persistence.history.catalog.StoredFile;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A question over several files. Each file is asked by itself, for one may have decimals where the other has doubles.
 *
 * @param columns what is asked of a file
 * @param where   which rows, beginning with a space; may be empty
 * @param behind  what is done with the rows of all files, beginning with a space; may be empty
 */
record ParquetQuery(Function<StoredFile, String> columns, String where, String behind) {
    /** @throws DamagedArchiveException where a file is missing or damaged */
    void ask(DuckDb duckDb, List<StoredFile> files, DuckDb.Rows rows) {
        if (files.isEmpty()) {
            return;
        }
        requireWhole(files);
        try {
            duckDb.query(sql(files), rows);
        } catch (SQLException e) {
            throw DamagedArchiveException.of(files, e);
        }
    }

    private String sql(List<StoredFile> files) {
        String all = files.stream().map(file -> "SELECT " + columns.apply(file) + " FROM read_parquet("
                + DuckDb.quoted(file.path()) + ")" + where).collect(Collectors.joining(" UNION ALL "));
        return behind.isEmpty() ? all : "SELECT * FROM (" + all + ")" + behind;
    }

    private static void requireWhole(List<StoredFile> files) {
        if (!files.stream().allMatch(StoredFile::isWhole)) {
            throw DamagedArchiveException.of(files, null);
        }
    }
}
