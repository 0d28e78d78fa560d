package io.tickring.simulator.rest.market;

import io.tickring.simulator.http.Refusal;
import io.tickring.simulator.market.Instrument;
import io.tickring.simulator.market.PriceSource;
import io.tickring.simulator.market.Quote;
import io.tickring.simulator.rest.market.MarketAnswers.Flat;
import io.tickring.simulator.wire.WireTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The markets by epic, and how the broker shows one in a list. Immutable. */
public final class Catalogue {
    private final MarketView view;
    private final Map<String, Instrument> byEpic = new LinkedHashMap<>();

    /**
     * @param trailingStops whether the markets say that stops may trail
     * @param venueHours    whether they tell their hours by the clock of their venue
     */
    public Catalogue(PriceSource source, WireTime time, boolean trailingStops, boolean venueHours) {
        this.view = new MarketView(source, time, trailingStops, venueHours);
        source.instruments().forEach(instrument -> byEpic.put(instrument.epic(), instrument));
    }

    /** @return every market, in order of priority */
    public List<Instrument> all() {
        return List.copyOf(byEpic.values());
    }

    public Optional<Instrument> find(String epic) {
        return Optional.ofNullable(byEpic.get(epic));
    }

    /** @throws Refusal 404 for an epic that does not exist */
    public Instrument instrument(String epic) {
        return find(epic).orElseThrow(() -> new Refusal(404, "error.not-found.epic"));
    }

    /** @return the market as it stands in lists, beside positions and beside orders */
    public Flat flat(Instrument of) {
        return view.flat(of);
    }

    /** @return the same as it stood at this quote */
    public Flat flat(Instrument of, Optional<Quote> at) {
        return view.flat(of, at);
    }

    MarketView view() {
        return view;
    }
}
