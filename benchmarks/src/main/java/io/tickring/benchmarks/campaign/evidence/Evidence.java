package io.tickring.benchmarks.campaign.evidence;

import java.util.List;

/** Everything the judgement may look at. */
public record Evidence(List<MarketEvidence> markets, List<Outage> outages, Ending ending) {
}
