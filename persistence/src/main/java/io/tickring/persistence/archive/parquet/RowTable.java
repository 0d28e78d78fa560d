package io.tickring.persistence.archive.parquet;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.tickring.engine.tick.TickEvent;
import io.tickring.persistence.archive.table.Column;
import io.tickring.persistence.archive.table.ColumnType;
import io.tickring.persistence.archive.table.Dataset;
import io.tickring.persistence.archive.table.Row;
import io.tickring.persistence.archive.table.RowSink;
import io.tickring.persistence.duckdb.DuckDb;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/** Rows that wait to be sorted and written to a file; DuckDB keeps them on the disk. One thread. */
public final class RowTable implements RowSink, AutoCloseable {
    /** Delta-coded integers (V2), which all readers of today know; above level 19 nothing gets smaller. */
    private static final String OPTIONS =
            " (FORMAT parquet, COMPRESSION zstd, COMPRESSION_LEVEL 19, PARQUET_VERSION V2, ROW_GROUP_SIZE 122880)";

    private final DuckDBConnection connection;
    private final String name;
    private final Dataset dataset;
    private final DuckDBAppender appender;
    private final ColumnType[] types;
    private final double[] units;
    private final DecimalForm[] forms;
    private long rows;
    private long written;

    private RowTable(DuckDb database, Dataset dataset) throws SQLException {
        this.dataset = dataset;
        connection = database.connection();
        name = dataset.directory() + "_rows";
        types = dataset.columns().stream().map(Column::type).toArray(ColumnType[]::new);
        units = new double[types.length];
        forms = new DecimalForm[ColumnType.values().length];
        for (int i = 0; i < types.length; i++) {
            units[i] = Math.pow(10, types[i].scale());
            forms[types[i].ordinal()] = DecimalForm.DOUBLE;
        }
        String columns = dataset.columns().stream().map(column -> column.name() + ' ' + column.type().rawType())
                .collect(Collectors.joining(", "));
        update("CREATE TABLE " + name + " (" + columns + ")");
        appender = connection.createAppender(DuckDBConnection.DEFAULT_SCHEMA, name);
    }

    /**
     * An empty table.
     *
     * @param database has no other table for this dataset
     * @throws ParquetException where DuckDB cannot work
     */
    public static RowTable in(DuckDb database, Dataset dataset) {
        try {
            return new RowTable(database, dataset);
        } catch (SQLException e) {
            throw new ParquetException("no table for " + dataset.directory(), e);
        }
    }

    /** @return rows that it wrote */
    private long update(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return statement.executeUpdate(sql);
        }
    }

    @Override
    public void onRow(Row row) {
        try {
            appender.beginRow();
            for (int i = 0; i < types.length; i++) {
                if (types[i].isText()) {
                    appendText(types[i], row.text(i));
                } else {
                    appendNumber(i, row.number(i));
                }
            }
            appender.endRow();
            rows++;
        } catch (SQLException e) {
            throw new ParquetException("cannot keep a row of " + dataset.directory(), e);
        }
    }

    private void appendText(ColumnType type, String text) throws SQLException {
        if (text == null) {
            appender.appendNull();
        } else if (type == ColumnType.BYTES) {
            appender.append(text.getBytes(ISO_8859_1));
        } else {
            appender.append(text);
        }
    }

    private void appendNumber(int column, long number) throws SQLException {
        if (number == TickEvent.ABSENT) {
            appender.appendNull();
            return;
        }
        switch (types[column]) {
            case TIME -> appender.appendEpochMicros(number);
            case CODE -> appender.append((int) number);
            case FLAG -> appender.append(number != 0);
            case COUNT -> appender.append(number);
            default -> {
                int type = types[column].ordinal();
                forms[type] = forms[type].or(DecimalForm.of(number, units[column]));
                appender.append(number);
            }
        }
    }

    /** @return rows taken, those included that a later one will replace */
    public long rows() {
        return rows;
    }

    /** @return rows that were written */
    public long written() {
        return written;
    }

    /** @return whether the prices of all rows are exact as DOUBLE */
    public boolean pricesAreDouble() {
        return form(ColumnType.PRICE) == DecimalForm.DOUBLE;
    }

    private DecimalForm form(ColumnType type) {
        DecimalForm form = forms[type.ordinal()];
        return form == null ? DecimalForm.DOUBLE : form;
    }

    /**
     * Writes the rows in order; of those with the same key the one with the highest sequence.
     *
     * @param order  columns to sort by
     * @param unique columns in which no two rows may be equal; empty to write all
     * @param best   where rows agree in these, decides which is written, as SQL; then the sequence does
     * @throws ParquetException where the disk is full or cannot be written
     */
    public void write(Path file, List<String> order, List<String> unique, String best) {
        List<String> columns = new ArrayList<>();
        for (Column column : dataset.columns()) {
            String name = column.name();
            columns.add(column.type().isDecimal()
                    ? form(column.type()).toFile(name, column.type().scale()) + " AS " + name : name);
        }
        String select = "SELECT " + String.join(", ", columns) + " FROM (SELECT * FROM " + name
                + unique(unique, best) + ") ORDER BY " + String.join(", ", order);
        try {
            appender.flush();
            written = update("COPY (" + select + ") TO " + DuckDb.quoted(file) + OPTIONS);
        } catch (SQLException e) {
            throw new ParquetException("cannot write " + file, e);
        }
    }

    /** Writes the rows as the dataset is sorted, the last word of each key. */
    public void write(Path file) {
        write(file, List.of("symbol", dataset.timeColumn(), "sequence"), dataset.key(), "");
    }

    private static String unique(List<String> columns, String best) {
        return columns.isEmpty() ? "" : " QUALIFY row_number() OVER (PARTITION BY " + String.join(", ", columns)
                + " ORDER BY " + (best.isEmpty() ? "" : best + ", ") + "sequence DESC) = 1";
    }

    @Override
    public void close() {
        try {
            appender.close();
            update("DROP TABLE " + name);
        } catch (SQLException e) {
            throw new ParquetException("cannot forget the rows of " + dataset.directory(), e);
        }
    }
}
