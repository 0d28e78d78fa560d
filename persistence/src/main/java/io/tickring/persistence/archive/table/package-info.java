/** What the archive keeps of the journal's records: tables, their columns, their rows, and sums to compare them by. */
package io.tickring.persistence.archive.table;
