package io.tickring.engine.explain;

import io.tickring.engine.bars.Bar;

/**
 * A bar as it stands in the journal.
 *
 * @param sequence its place there
 * @param epoch    of the session it stands in
 * @param source   of that session: live, rebuild, or the name of a file
 * @param bar      with its revision and provenance
 * @param cause    what closed or amended it
 */
public record BarRevision(long sequence, int epoch, String source, Bar bar, BarCause cause) {
}
