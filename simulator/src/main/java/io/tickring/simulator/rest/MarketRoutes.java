package io.tickring.simulator.rest;

import io.tickring.simulator.http.Answer;
import io.tickring.simulator.http.Refusal;
import io.tickring.simulator.http.Request;
import io.tickring.simulator.market.Instrument;
import io.tickring.simulator.market.PriceSource;
import io.tickring.simulator.rest.MarketAnswers.DetailsList;
import io.tickring.simulator.rest.MarketAnswers.FlatList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Markets by search, by epics, all of them, or one. REST thread only. */
public final class MarketRoutes {
    private static final int MAX_EPICS = 50;

    private final PriceSource source;
    private final MarketView view;
    private final PriceQuery prices;
    private final Map<String, Instrument> byEpic = new LinkedHashMap<>();

    public MarketRoutes(PriceSource source, int timezoneOffsetHours) {
        WireTime time = new WireTime(timezoneOffsetHours);
        this.source = source;
        this.view = new MarketView(source, time);
        this.prices = new PriceQuery(source, time);
        source.instruments().forEach(instrument -> byEpic.put(instrument.epic(), instrument));
    }

    /** A search term wins over epics; without either all markets are listed. */
    Answer markets(Request request) {
        Optional<String> term = request.parameter("searchTerm");
        Optional<String> epics = request.parameter("epics");
        if (term.isPresent()) {
            return search(term.get());
        }
        return epics.isPresent() ? byEpics(epics.get()) : Answer.ok(list(source.instruments().stream()));
    }

    private Answer search(String term) {
        if (term.isBlank()) {
            throw new Refusal(400, "error.null.searchTerm");
        }
        String wanted = term.toLowerCase(Locale.ROOT);
        return Answer.ok(list(source.instruments().stream().filter(i ->
                i.name().toLowerCase(Locale.ROOT).contains(wanted)
                        || i.epic().toLowerCase(Locale.ROOT).contains(wanted))));
    }

    private FlatList list(Stream<Instrument> instruments) {
        return new FlatList(instruments.map(view::flat).toList());
    }

    /** Epics that do not exist are left out. */
    private Answer byEpics(String epics) {
        if (epics.isBlank()) {
            throw new Refusal(400, "error.null.epic");
        }
        List<String> wanted = List.of(epics.split(","));
        if (wanted.size() > MAX_EPICS) {
            throw new Refusal(400, "error.invalid.epics");
        }
        return Answer.ok(new DetailsList(wanted.stream().map(byEpic::get).filter(Objects::nonNull)
                .map(view::details).toList()));
    }

    Answer market(String epic) {
        return Answer.ok(view.details(instrument(epic)));
    }

    Answer prices(String epic, Request request) {
        return Answer.ok(prices.answer(instrument(epic), request));
    }

    private Instrument instrument(String epic) {
        return Optional.ofNullable(byEpic.get(epic)).orElseThrow(() -> new Refusal(404, "error.not-found.epic"));
    }
}
