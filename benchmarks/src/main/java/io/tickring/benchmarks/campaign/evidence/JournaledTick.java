package io.tickring.benchmarks.campaign.evidence;

/**
 * One tick of the journal, in the order of the journal.
 *
 * @param receiveMs our time of its receipt, epoch ms
 */
public record JournaledTick(QuoteKey quote, long receiveMs, boolean accepted) {
}
