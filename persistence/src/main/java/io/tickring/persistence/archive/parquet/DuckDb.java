package io.tickring.persistence.archive.parquet;

import io.tickring.persistence.archive.table.Dataset;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDriver;

/**
 * A DuckDB that puts into a directory what does not fit its memory, so that the number of rows does not matter. One
 * thread. Loads DuckDB's native library when the first one is opened.
 */
public final class DuckDb implements AutoCloseable {
    private final DuckDBConnection connection;
    /** A result that is read row by row holds up its connection. */
    private final Connection reader;
    private int tables;

    private DuckDb(DuckDBConnection connection) throws SQLException {
        this.connection = connection;
        reader = connection.duplicate();
    }

    /**
     * @param work      an empty directory that nobody else uses; the caller deletes it
     * @param memoryMiB most memory outside of Java's heap, MiB
     * @throws ParquetException where DuckDB cannot work there
     */
    public static DuckDb open(Path work, int memoryMiB) {
        Properties properties = new Properties();
        properties.setProperty(DuckDBDriver.JDBC_STREAM_RESULTS, "true");
        properties.setProperty("memory_limit", memoryMiB + "MiB");
        properties.setProperty("threads", "1");
        properties.setProperty("temp_directory", work.resolve("spill").toString());
        properties.setProperty("autoinstall_known_extensions", "false");
        properties.setProperty("autoload_known_extensions", "false");
        try {
            Connection opened = new DuckDBDriver().connect("jdbc:duckdb:", properties);
            return new DuckDb(opened.unwrap(DuckDBConnection.class));
        } catch (SQLException e) {
            throw new ParquetException("DuckDB cannot work in " + work, e);
        }
    }

    /** @return an empty table for rows of this dataset; closed by the caller */
    public RowTable table(Dataset dataset) {
        tables++;
        return RowTable.create(this, dataset.directory() + tables, dataset);
    }

    DuckDBConnection connection() {
        return connection;
    }

    void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** @return rows that it wrote */
    long update(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return statement.executeUpdate(sql);
        }
    }

    /** @param <T> what is made of the result */
    <T> T query(String sql, Results<T> results) throws SQLException {
        try (Statement statement = reader.createStatement(); ResultSet rows = statement.executeQuery(sql)) {
            return results.read(rows);
        }
    }

    /** @return the text as SQL has it */
    static String quoted(Path file) {
        return "'" + file.toString().replace("'", "''") + "'";
    }

    @Override
    public void close() {
        try (reader) {
            connection.close();
        } catch (SQLException e) {
            throw new ParquetException("DuckDB cannot be closed", e);
        }
    }

    /** Makes something of the rows of a query. */
    interface Results<T> {
        T read(ResultSet rows) throws SQLException;
    }
}
