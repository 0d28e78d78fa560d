/**
 * What the journal held, by day, in Parquet files that any tool reads; written once the day is over, and described by
 * manifests. Laid out in {@code docs/data.md}.
 */
package io.tickring.persistence.archive;
