package io.tickring.persistence.archive.parquet;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.tickring.engine.tick.TickEvent;
import io.tickring.persistence.archive.table.Column;
import io.tickring.persistence.archive.table.ColumnType;
import io.tickring.persistence.archive.table.Dataset;
import io.tickring.persistence.archive.table.Row;
import io.tickring.persistence.archive.table.RowSink;
import io.tickring.persistence.duckdb.DuckDb;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The rows of a file in the units of the journal. */
public final class ParquetRows {
    private final DuckDb database;
    private final Dataset dataset;

    public ParquetRows(DuckDb database, Dataset dataset) {
        this.database = database;
        this.dataset = dataset;
    }

    /**
     * Gives all rows in the order of the file.
     *
     * @throws ParquetException where it cannot be read, or lacks a column
     */
    public void read(Path file, RowSink sink) {
        String from = " FROM read_parquet(" + DuckDb.quoted(file) + ")";
        try {
            Map<String, String> types = database.ask("DESCRIBE SELECT *" + from, ParquetRows::types);
            String columns = dataset.columns().stream().map(column -> select(column, types))
                    .collect(Collectors.joining(", "));
            database.query("SELECT " + columns + from, rows -> give(rows, sink));
        } catch (SQLException e) {
            throw new ParquetException("cannot read " + file, e);
        }
    }

    /**
     * @return rows of the file, by what it says of its own parts
     * @throws ParquetException where it cannot be read
     */
    public long count(Path file) {
        try {
            return database.ask("SELECT count(*) FROM read_parquet(" + DuckDb.quoted(file) + ")", rows -> {
                rows.next();
                return rows.getLong(1);
            });
        } catch (SQLException e) {
            throw new ParquetException("cannot read " + file, e);
        }
    }

    private static Map<String, String> types(ResultSet rows) throws SQLException {
        Map<String, String> types = new HashMap<>();
        while (rows.next()) {
            types.put(rows.getString("column_name"), rows.getString("column_type"));
        }
        return types;
    }

    private static String select(Column column, Map<String, String> types) {
        String name = column.name();
        return switch (column.type()) {
            case TIME -> "epoch_us(" + name + ")";
            case FLAG -> name + "::INTEGER";
            case PRICE, PRICE_SUM, SIZE -> "DOUBLE".equals(types.get(name))
                    ? "CAST(round(" + name + " * 1e" + column.type().scale() + ") AS BIGINT)" : name;
            default -> name;
        };
    }

    private void give(ResultSet rows, RowSink sink) throws SQLException {
        Row row = new Row(dataset);
        int columns = dataset.columns().size();
        boolean[] exact = new boolean[columns];
        for (int i = 0; i < columns; i++) {
            exact[i] = rows.getMetaData().getColumnTypeName(i + 1).startsWith("DECIMAL");
        }
        while (rows.next()) {
            row.begin();
            for (int i = 0; i < columns; i++) {
                ColumnType type = dataset.columns().get(i).type();
                if (type.isText()) {
                    row.put(text(rows, i + 1, type));
                } else {
                    row.put(exact[i] ? unscaled(rows.getBigDecimal(i + 1)) : number(rows, i + 1));
                }
            }
            sink.onRow(row);
        }
    }

    private static String text(ResultSet rows, int column, ColumnType type) throws SQLException {
        if (type == ColumnType.TEXT) {
            return rows.getString(column);
        }
        byte[] bytes = rows.getBytes(column);
        return bytes == null ? null : new String(bytes, ISO_8859_1);
    }

    private static long number(ResultSet rows, int column) throws SQLException {
        long number = rows.getLong(column);
        return number == 0 && rows.wasNull() ? TickEvent.ABSENT : number;
    }

    private static long unscaled(BigDecimal number) {
        return number == null ? TickEvent.ABSENT : number.unscaledValue().longValueExact();
    }
}
