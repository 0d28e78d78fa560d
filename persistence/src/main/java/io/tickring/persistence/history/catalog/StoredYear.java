package io.tickring.persistence.history.catalog;

/**
 * The venue's daily bars of a year.
 *
 * @param throughSequence whatever the journal says of this year's days at or below this sequence is in the file
 * @param fingerprint     another one for another content
 */
public record StoredYear(int year, long throughSequence, String fingerprint, StoredFile days) {
}
