/** The fields of each kind of record, as {@code docs/journal-format.md} lists them. */
package io.tickring.persistence.codec;
