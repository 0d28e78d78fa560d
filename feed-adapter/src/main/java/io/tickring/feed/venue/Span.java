package io.tickring.feed.venue;

/**
 * A stretch of the venue's time.
 *
 * @param fromMs epoch ms, inclusive
 * @param toMs   epoch ms, exclusive; above fromMs
 */
public record Span(long fromMs, long toMs) {
    boolean holds(long timeMs) {
        return fromMs <= timeMs && timeMs < toMs;
    }
}
