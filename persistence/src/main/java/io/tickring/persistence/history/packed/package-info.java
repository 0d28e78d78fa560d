/** Bars as few bytes that are read fast: in rows of longs in memory, in columns of differences in files. */
package io.tickring.persistence.history.packed;
