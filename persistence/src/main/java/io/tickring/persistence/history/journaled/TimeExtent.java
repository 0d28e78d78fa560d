package io.tickring.persistence.history.journaled;

/**
 * From the earliest to the latest time of some things.
 *
 * @param fromMs epoch ms; above {@code toMs} where there are none
 * @param toMs   epoch ms, inclusive
 */
public record TimeExtent(long fromMs, long toMs) {
    static final TimeExtent NONE = new TimeExtent(Long.MAX_VALUE, Long.MIN_VALUE);

    /** @return whether anything may lie between these times, the second one exclusive */
    boolean overlaps(long queryFromMs, long queryToMs) {
        return toMs >= queryFromMs && fromMs < queryToMs;
    }

    /** @return behind the last, exclusive */
    public long endMs() {
        return toMs == Long.MIN_VALUE ? toMs : toMs + 1;
    }

    TimeExtent with(long timeMs) {
        return new TimeExtent(Math.min(fromMs, timeMs), Math.max(toMs, timeMs));
    }

    TimeExtent with(TimeExtent other) {
        return new TimeExtent(Math.min(fromMs, other.fromMs), Math.max(toMs, other.toMs));
    }
}
