/** Rows to Parquet files and back, through DuckDB. No type of DuckDB's leaves this package. */
package io.tickring.persistence.archive.parquet;
