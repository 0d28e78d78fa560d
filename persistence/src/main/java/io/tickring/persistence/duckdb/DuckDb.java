package io.tickring.persistence.duckdb;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDriver;

/**
 * One database engine in memory that reads and writes Parquet files. It loads nothing from a network, and takes a
 * bounded amount of memory beside the heap: what does not fit goes into a directory. Each question is worked on by the
 * thread that asks. The native library is loaded with the first question: without an archive never.
 *
 * <p>Safe for any thread, but for {@link #connection}. A close waits for the questions under way.
 */
public final class DuckDb implements AutoCloseable {
    private static final int LEAST_MIB = 64;

    private final Properties settings = new Properties();
    private final ReadWriteLock use = new ReentrantReadWriteLock();
    private DuckDBConnection root;
    private boolean closed;

    /** What is done with a connection. */
    @FunctionalInterface
    public interface Work<T> {
        T with(Connection connection) throws SQLException;
    }

    /** What is made of the rows of an answer. */
    @FunctionalInterface
    public interface Answer<T> {
        T of(ResultSet rows) throws SQLException;
    }

    /** What is done with the rows of an answer. */
    @FunctionalInterface
    public interface Rows {
        void read(ResultSet rows) throws SQLException;
    }

    /**
     * Has the whole of an answer before the first row is read: a damaged file is told of before anything was taken.
     *
     * @param memoryMiB most memory it may take, MiB, at least 64
     * @param spill     directory for what does not fit; made when it is needed
     */
    public DuckDb(int memoryMiB, Path spill) {
        if (memoryMiB < LEAST_MIB) {
            throw new IllegalArgumentException("memoryMiB must be at least " + LEAST_MIB + ", is " + memoryMiB);
        }
        settings.setProperty("memory_limit", memoryMiB + "MiB");
        settings.setProperty("threads", "1");
        settings.setProperty("temp_directory", spill.toString());
        settings.setProperty("autoinstall_known_extensions", "false");
        settings.setProperty("autoload_known_extensions", "false");
    }

    /**
     * The same, but each answer is made while its rows are read, so that their number does not matter; a damaged file
     * may be told of when some rows were taken.
     */
    public static DuckDb streaming(int memoryMiB, Path spill) {
        DuckDb duckDb = new DuckDb(memoryMiB, spill);
        duckDb.settings.setProperty(DuckDBDriver.JDBC_STREAM_RESULTS, "true");
        return duckDb;
    }

    /**
     * @param work has a connection of its own
     * @throws SQLException          where a file cannot be read or written
     * @throws IllegalStateException after the close
     */
    public <T> T work(Work<T> work) throws SQLException {
        use.readLock().lock();
        try (Connection connection = connection().duplicate()) {
            return work.with(connection);
        } finally {
            use.readLock().unlock();
        }
    }

    /**
     * The connection that lives as long as this engine, for one thread at a time: its tables are seen by all questions.
     *
     * @throws IllegalStateException after the close
     */
    public synchronized DuckDBConnection connection() throws SQLException {
        if (closed) {
            throw new IllegalStateException("DuckDB is closed");
        }
        if (root == null) {
            root = new DuckDBDriver().connect("jdbc:duckdb:", settings).unwrap(DuckDBConnection.class);
        }
        return root;
    }

    /** Asks one question. */
    public <T> T ask(String sql, Answer<T> answer) throws SQLException {
        return work(connection -> {
            try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(sql)) {
                return answer.of(rows);
            }
        });
    }

    /** Asks one question whose rows are taken one by one. */
    public void query(String sql, Rows rows) throws SQLException {
        ask(sql, answer -> {
            rows.read(answer);
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
            throw new IllegalStateException("DuckDB does not close: " + e.getMessage(), e);
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
