package io.tickring.simulator.market;

/**
 * Open, high, low and close of bid and ask, in points.
 *
 * @param openMs epoch ms at which the bar's time begins
 * @param ticks  quotes in it, at least 1
 */
public record Bar(long openMs, long bidOpen, long bidHigh, long bidLow, long bidClose,
                  long askOpen, long askHigh, long askLow, long askClose, long ticks) {
}
