package io.tickring.simulator.market;

/**
 * One quote.
 *
 * @param timeMs         epoch ms
 * @param bid            points of the instrument
 * @param ask            points of the instrument
 * @param bidSizeMicros  millionths of a unit
 * @param askSizeMicros  millionths of a unit
 */
public record Quote(long timeMs, long bid, long ask, long bidSizeMicros, long askSizeMicros) {
}
