package io.tickring.simulator.market;

/**
 * How far a source is.
 *
 * @param source   {@code synthetic} or {@code replay}
 * @param state    {@code waiting} for subscribers, {@code running} or {@code finished}
 * @param timeMs   simulated time, epoch ms
 * @param position quotes of the file that are done, 0 for the synthetic market
 * @param total    quotes in the file, 0 for the synthetic market
 * @param skipped  quotes that passed while nobody had subscribed to their market
 */
public record SourceState(String source, String state, long timeMs, long position, long total, long skipped) {
}
