package io.tickring.persistence.history.archived;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Properties;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDriver;

/**
 * One database engine in memory that reads and writes Parquet files. It loads nothing from a network, and takes a
 * bounded amount of memory beside the heap. Each question is worked on by the thread that asks. The native library is
 * loaded with the first question: without an archive never.
 *
 * <p>Safe for any thread. A close waits for the questions under way.
 */
public final class DuckDb implements AutoCloseable {
    private static final int LEAST_MB = 64;

    private final Properties settings = new Properties();
    private final ReadWriteLock use = new ReentrantReadWriteLock();
    private DuckDBConnection root;
    private boolean closed;

    /** What is done with a connection. */
    @FunctionalInterface
    public interface Work<T> {
        T with(Connection connection) throws SQLException;
    }

    /** What is done with the rows of an answer. */
    @FunctionalInterface
    public interface Rows {
        void read(ResultSet rows) throws SQLException;
    }

    /**
     * @param memoryMb most memory it may take, MB, at least 64
     * @param spill    directory for what does not fit; made when it is needed
     */
    public DuckDb(int memoryMb, Path spill) {
        if (memoryMb < LEAST_MB) {
            throw new IllegalArgumentException("memoryMb must be at least " + LEAST_MB + ", is " + memoryMb);
        }
        settings.setProperty("memory_limit", memoryMb + "MB");
        settings.setProperty("threads", "1");
        settings.setProperty("temp_directory", spill.toString());
        settings.setProperty("autoinstall_known_extensions", "false");
        settings.setProperty("autoload_known_extensions", "false");
    }

    /**
     * @param work has a connection of its own
     * @throws SQLException          where a file cannot be read or written
     * @throws IllegalStateException after the close
     */
    public <T> T work(Work<T> work) throws SQLException {
        use.readLock().lock();
        try {
            try (Connection connection = root().duplicate()) {
                return work.with(connection);
            }
        } finally {
            use.readLock().unlock();
        }
    }

    private synchronized DuckDBConnection root() throws SQLException {
        if (closed) {
            throw new IllegalStateException("the reader of Parquet files is closed");
        }
        if (root == null) {
            root = new DuckDBDriver().connect("jdbc:duckdb:", settings).unwrap(DuckDBConnection.class);
        }
        return root;
    }

    /** Asks one question. */
    public void query(String sql, Rows rows, Object... parameters) throws SQLException {
        work(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                for (int i = 0; i < parameters.length; i++) {
                    statement.setObject(i + 1, parameters[i]);
                }
                try (ResultSet answer = statement.executeQuery()) {
                    rows.read(answer);
                }
            }
            return null;
        });
    }

    /** @return the path as SQL text */
    public static String quoted(Path path) {
        return "'" + path.toString().replace("'", "''") + "'";
    }

    @Override
    public void close() {
        use.writeLock().lock();
        try {
            closeRoot();
        } catch (SQLException e) {
            throw new IllegalStateException("the reader of Parquet files does not close: " + e.getMessage(), e);
        } finally {
            use.writeLock().unlock();
        }
    }

    private synchronized void closeRoot() throws SQLException {
        closed = true;
        if (root != null) {
            root.close();
        }
    }
}
