package io.tickring.feed.stream;

import io.tickring.engine.market.Market;
import java.util.ArrayList;
import java.util.List;

/** Markets that are subscribed with one message. */
record Subscription(List<Market> markets) {
    /** The most markets the venue takes in one message. */
    static final int MOST_MARKETS = 40;

    static List<Subscription> split(List<Market> markets) {
        List<Subscription> parts = new ArrayList<>();
        for (int from = 0; from < markets.size(); from += MOST_MARKETS) {
            int to = Math.min(from + MOST_MARKETS, markets.size());
            parts.add(new Subscription(List.copyOf(markets.subList(from, to))));
        }
        return parts;
    }

    List<String> epics() {
        return markets.stream().map(Market::symbol).toList();
    }
}
