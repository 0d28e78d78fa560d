package io.tickring.persistence.archive.parquet;

/** A file could not be written or read; the message says which, and DuckDB's own reason. */
public final class ParquetException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ParquetException(String message, Throwable cause) {
        super(message + ": " + firstLine(cause), cause);
    }

    private static String firstLine(Throwable cause) {
        return String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
    }
}
