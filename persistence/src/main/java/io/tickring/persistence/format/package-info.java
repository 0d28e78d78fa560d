/**
 * How records lie in the journal's bytes, as {@code docs/journal-format.md} describes it. Knows nothing of files.
 */
package io.tickring.persistence.format;
