package io.tickring.persistence.archive.parquet;

/** How a file has its decimal numbers: as simple as holds all of them exactly. */
enum DecimalForm {
    /** Each value comes back exactly: {@code round(value * 10^scale)} is what was written. */
    DOUBLE,
    /** DECIMAL with 18 digits, eight bytes. */
    DECIMAL,
    /** DECIMAL with 19 digits, which every {@code long} fits. */
    WIDE_DECIMAL;

    private static final double BEYOND_LONG = 0x1p63;
    private static final long DECIMAL_LIMIT = 1_000_000_000_000_000_000L;

    /**
     * @param value in units of {@code 1 / unit}
     * @param unit  a power of ten
     * @return the simplest form that holds the value
     */
    static DecimalForm of(long value, double unit) {
        double back = Math.rint(value / unit * unit);
        if (Math.abs(back) < BEYOND_LONG && (long) back == value) {
            return DOUBLE;
        }
        return value > -DECIMAL_LIMIT && value < DECIMAL_LIMIT ? DECIMAL : WIDE_DECIMAL;
    }

    DecimalForm or(DecimalForm other) {
        return compareTo(other) >= 0 ? this : other;
    }

    /** @return SQL that makes the file's value of a BIGINT column */
    String toFile(String column, int scale) {
        if (this == DOUBLE) {
            return column + " / 1e" + scale;
        }
        String exact = column + "::DECIMAL(19,0) * 1e-" + scale + "::DECIMAL(" + (scale + 1) + ',' + scale + ')';
        return "CAST(" + exact + " AS DECIMAL(" + (this == DECIMAL ? 18 : 19) + ',' + scale + "))";
    }
}
