package io.tickring.feed.stream;

import io.tickring.engine.market.Market;
import io.tickring.engine.status.MarketState.Source;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReferenceArray;

/** How each market's quotes come, and why they do not. {@code feed-io} writes; for any thread to read. */
public final class MarketSources {
    private static final Way NOT_ASKED = new Way(Source.NONE, "not subscribed yet");

    private final AtomicReferenceArray<Way> ways;

    public MarketSources(int maxMarkets) {
        ways = new AtomicReferenceArray<>(maxMarkets);
    }

    public Source source(int market) {
        return way(market).source();
    }

    /** @return why the quotes do not come or are polled, empty where they are streamed */
    public String reason(int market) {
        return way(market).reason();
    }

    void streamed(List<Market> markets) {
        markets.forEach(market -> ways.set(market.number(), new Way(Source.STREAMED, "")));
    }

    void polled(List<Market> markets, String reason) {
        markets.forEach(market -> ways.set(market.number(), new Way(Source.POLLED, reason)));
    }

    void without(List<Market> markets, String reason) {
        markets.forEach(market -> ways.set(market.number(), new Way(Source.NONE, reason)));
    }

    int count(List<Market> markets, Source source) {
        return (int) markets.stream().filter(market -> source(market.number()) == source).count();
    }

    Map<String, String> withoutData(List<Market> markets) {
        Map<String, String> without = new TreeMap<>();
        markets.stream().filter(market -> source(market.number()) == Source.NONE)
                .forEach(market -> without.put(market.symbol(), reason(market.number())));
        return without;
    }

    private Way way(int market) {
        Way way = ways.get(market);
        return way == null ? NOT_ASKED : way;
    }

    private record Way(Source source, String reason) {
    }
}
