package io.tickring.feed.api;

import io.tickring.feed.api.market.MarketDetails;
import io.tickring.feed.api.market.MarketNode;
import io.tickring.feed.api.market.MarketSummary;
import io.tickring.feed.api.market.Sentiment;
import io.tickring.feed.rest.RequestPath;
import io.tickring.feed.rest.Venue;
import java.util.List;

/** The markets, and what the venue's clients think of them. */
public final class MarketsApi {
    /** The most markets the venue takes in one call. */
    public static final int EPICS_PER_CALL = 50;
    private static final int MARKETS_PER_NODE = 500;
    private static final RequestPath MARKETS = RequestPath.of("/markets");
    private static final RequestPath NODES = RequestPath.of("/marketnavigation");
    private static final RequestPath SENTIMENT = RequestPath.of("/clientsentiment");

    private final Venue venue;

    MarketsApi(Venue venue) {
        this.venue = venue;
    }

    /** @return every market the venue has */
    public List<MarketSummary> all() {
        return venue.get(MARKETS, Summaries.class).markets();
    }

    /** @param term not empty */
    public List<MarketSummary> search(String term) {
        return venue.get(MARKETS.with("searchTerm", term), Summaries.class).markets();
    }

    /**
     * @param epics at most {@link #EPICS_PER_CALL}
     * @return those the venue knows, in its order
     */
    public List<MarketDetails> details(List<String> epics) {
        if (epics.size() > EPICS_PER_CALL) {
            throw new IllegalArgumentException("at most " + EPICS_PER_CALL + " epics in a call, are " + epics.size());
        }
        return venue.get(MARKETS.with("epics", Epics.joined(epics)), Details.class).marketDetails();
    }

    public MarketDetails details(String epic) {
        return venue.get(MARKETS.slash(Epics.require(epic)), MarketDetails.class);
    }

    /** @return the branches at the root of the venue's tree of markets */
    public List<MarketNode> nodes() {
        return venue.get(NODES, MarketNode.Page.class).nodes();
    }

    /** @param limit of markets given, 1 to 500 */
    public MarketNode.Page node(String id, int limit) {
        if (limit < 1 || limit > MARKETS_PER_NODE) {
            throw new IllegalArgumentException("a limit of markets must be 1 to 500, is " + limit);
        }
        return venue.get(NODES.slash(id).with("limit", limit), MarketNode.Page.class);
    }

    public List<Sentiment> sentiment(List<String> epics) {
        return venue.get(SENTIMENT.with("marketIds", Epics.joined(epics)), Sentiments.class).clientSentiments();
    }

    public Sentiment sentiment(String epic) {
        return venue.get(SENTIMENT.slash(Epics.require(epic)), Sentiment.class);
    }

    record Summaries(List<MarketSummary> markets) {
    }

    record Details(List<MarketDetails> marketDetails) {
    }

    record Sentiments(List<Sentiment> clientSentiments) {
    }
}
