/**
 * Our own way through the journal: read-only maps, every checksum and every sequence checked, the end found without
 * trusting Chronicle. Any number of readers, in any process, beside the writer.
 */
package io.tickring.persistence.read;
