package io.tickring.persistence.history.journaled;

import io.tickring.persistence.files.EpochDirectory;

/**
 * A run of documents of about a mebibyte, and the times of what it holds: enough to know whether a query has to read
 * it.
 *
 * @param directory     where it lies
 * @param position      of its first document
 * @param firstSequence of that document
 * @param lastSequence  of its last document
 * @param ticks         the venue's times of its accepted ticks
 * @param bars          the opening times of its minute bars
 * @param days          the opening times of its daily bars
 * @param rejects       the times of its rejected ticks, as {@link RejectTime} tells them
 */
record Chunk(
        EpochDirectory directory, long position, long firstSequence, long lastSequence, TimeExtent ticks,
        TimeExtent bars, TimeExtent days, TimeExtent rejects) {

    /** @return whether ticks of these times, rejected ones or minute bars may be in it */
    boolean holds(long fromMs, long toMs) {
        return ticks.overlaps(fromMs, toMs) || bars.overlaps(fromMs, toMs) || rejects.overlaps(fromMs, toMs);
    }
}
