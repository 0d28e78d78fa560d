package io.tickring.persistence.archive.table;

/** What a column holds, in which unit a {@link Row} has it, and which type it has in a file. */
public enum ColumnType {
    /** Text; dictionary-coded. */
    TEXT("VARCHAR"),
    /** Bytes, in a row as text of ISO-8859-1. */
    BYTES("BLOB"),
    /** UTC; in a row epoch us. */
    TIME("TIMESTAMPTZ"),
    COUNT("BIGINT"),
    /** A small number. */
    CODE("INTEGER"),
    /** In a row 0 or 1. */
    FLAG("BOOLEAN"),
    /** In a row 1e-9 of the quote currency. */
    PRICE("BIGINT", 9),
    /** A sum of prices; its type does not depend on those of the prices. */
    PRICE_SUM("BIGINT", 9),
    /** In a row 1e-6 units. */
    SIZE("BIGINT", 6);

    private final String rawType;
    private final int scale;

    ColumnType(String rawType) {
        this(rawType, 0);
    }

    ColumnType(String rawType, int scale) {
        this.rawType = rawType;
        this.scale = scale;
    }

    /** @return the SQL type that holds what a row has */
    public String rawType() {
        return rawType;
    }

    /** @return digits behind the point of what a file has as a decimal number; 0 for all other columns */
    public int scale() {
        return scale;
    }

    /** @return whether a file has it as DOUBLE or DECIMAL */
    public boolean isDecimal() {
        return scale > 0;
    }

    public boolean isText() {
        return this == TEXT || this == BYTES;
    }
}
