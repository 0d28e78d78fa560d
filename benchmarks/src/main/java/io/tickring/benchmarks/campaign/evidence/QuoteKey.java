package io.tickring.benchmarks.campaign.evidence;

/**
 * What makes a quote of one market itself, on either side of the wire.
 *
 * @param timeMs the venue's, epoch ms
 */
public record QuoteKey(long timeMs, long bidNanos, long askNanos) {
}
