package io.tickring.persistence.archive.table;

/** Takes rows. */
@FunctionalInterface
public interface RowSink {
    /** @param row reused by the caller: what is to be kept has to be copied */
    void onRow(Row row);
}
