package io.tickring.feed.api.market;

import java.util.List;
import java.util.Optional;

/** A branch of the venue's tree of markets. */
public record MarketNode(String id, Optional<String> name) {
    /** What hangs on a branch; either may be empty. */
    public record Page(List<MarketNode> nodes, List<MarketSummary> markets) {
    }
}
