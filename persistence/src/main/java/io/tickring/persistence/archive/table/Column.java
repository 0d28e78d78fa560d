package io.tickring.persistence.archive.table;

/** One column of a {@link Dataset}. */
public record Column(String name, ColumnType type) {
    static Column text(String name) {
        return new Column(name, ColumnType.TEXT);
    }

    static Column time(String name) {
        return new Column(name, ColumnType.TIME);
    }

    static Column count(String name) {
        return new Column(name, ColumnType.COUNT);
    }

    static Column code(String name) {
        return new Column(name, ColumnType.CODE);
    }

    static Column price(String name) {
        return new Column(name, ColumnType.PRICE);
    }

    static Column size(String name) {
        return new Column(name, ColumnType.SIZE);
    }
}
