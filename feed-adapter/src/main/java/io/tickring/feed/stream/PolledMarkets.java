package io.tickring.feed.stream;

import io.tickring.engine.market.Market;
import java.util.List;

/** Markets that the venue does not stream and that are asked for again and again. {@code feed-io} only. */
public interface PolledMarkets {
    /** Begins to poll these; those polled already stay so. */
    void add(List<Market> markets);

    /** Ends to poll these. */
    void remove(List<Market> markets);

    List<Market> markets();

    default boolean isEmpty() {
        return markets().isEmpty();
    }

    default boolean holds(Market market) {
        return markets().stream().anyMatch(each -> each.number() == market.number());
    }
}
