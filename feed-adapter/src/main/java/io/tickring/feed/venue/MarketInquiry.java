package io.tickring.feed.venue;

import io.tickring.feed.api.Epics;
import io.tickring.feed.api.MarketsApi;
import io.tickring.feed.api.market.MarketDetails;
import io.tickring.feed.rest.VenueException;
import java.util.ArrayList;
import java.util.List;

/** Asks the venue for any number of markets, of which it need not know all. For any thread; blocks. */
public final class MarketInquiry {
    private static final int NOT_FOUND = 404;

    private final MarketsApi markets;

    public MarketInquiry(MarketsApi markets) {
        this.markets = markets;
    }

    /**
     * @return what the venue says of those that it knows
     * @throws VenueException where the venue does not answer
     */
    public List<MarketDetails> details(List<String> symbols) {
        List<MarketDetails> details = new ArrayList<>();
        List<String> possible = symbols.stream().filter(Epics::valid).toList();
        for (int from = 0; from < possible.size(); from += MarketsApi.EPICS_PER_CALL) {
            int to = Math.min(from + MarketsApi.EPICS_PER_CALL, possible.size());
            details.addAll(part(possible.subList(from, to)));
        }
        return details;
    }

    /** A venue that refuses a whole call for one unknown market is asked by halves. */
    private List<MarketDetails> part(List<String> symbols) {
        try {
            return markets.details(symbols);
        } catch (VenueException failure) {
            if (failure.status() != NOT_FOUND) {
                throw failure;
            }
            int half = symbols.size() / 2;
            List<MarketDetails> details = new ArrayList<>();
            if (half > 0) {
                details.addAll(part(symbols.subList(0, half)));
                details.addAll(part(symbols.subList(half, symbols.size())));
            }
            return details;
        }
    }
}
