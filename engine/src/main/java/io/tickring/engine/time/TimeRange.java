package io.tickring.engine.time;

/**
 * A stretch of time.
 *
 * @param fromMs epoch ms, inclusive; the lowest number there is for no limit
 * @param toMs   epoch ms, exclusive; the highest for none
 */
public record TimeRange(long fromMs, long toMs) {
    public boolean contains(long timeMs) {
        return fromMs <= timeMs && timeMs < toMs;
    }
}
