/** The one way to DuckDB: what reads and writes Parquet files asks here for an engine. */
package io.tickring.persistence.duckdb;
