package io.tickring.benchmarks.campaign.evidence;

import java.util.List;

/**
 * All that is known of one market.
 *
 * @param produced  what the market made, in order of time, whether or not anyone was handed it
 * @param handed    in the order of handing
 * @param journaled in the order of the journal, polled quotes left out
 * @param gaps      in the order of the journal
 */
public record MarketEvidence(String symbol, List<QuoteKey> produced, List<HandedFrame> handed,
                             List<JournaledTick> journaled, List<GapSpan> gaps) {
}
