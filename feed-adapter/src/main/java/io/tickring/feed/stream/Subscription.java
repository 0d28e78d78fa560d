package io.tickring.feed.stream;

import io.tickring.engine.market.Market;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Markets that are subscribed with one message. */
record Subscription(List<Market> markets) {
    /** The most markets the venue takes in one message. */
    static final int MOST_MARKETS = 40;

    Subscription {
        markets = List.copyOf(markets);
    }

    static List<Subscription> split(List<Market> markets) {
        return parts(markets, MOST_MARKETS);
    }

    private static List<Subscription> parts(List<Market> markets, int most) {
        List<Subscription> parts = new ArrayList<>();
        for (int from = 0; from < markets.size(); from += most) {
            int to = Math.min(from + most, markets.size());
            parts.add(new Subscription(markets.subList(from, to)));
        }
        return parts;
    }

    /** @return both halves, the first one larger by one where that is needed */
    List<Subscription> halves() {
        return parts(markets, (markets.size() + 1) / 2);
    }

    Subscription without(Market market) {
        return new Subscription(markets.stream().filter(each -> each.number() != market.number()).toList());
    }

    List<Market> named(Set<String> epics) {
        return markets.stream().filter(market -> epics.contains(market.symbol())).toList();
    }

    List<String> epics() {
        return markets.stream().map(Market::symbol).toList();
    }
}
