/** Rows to Parquet files and back, through DuckDB. */
package io.tickring.persistence.archive.parquet;
