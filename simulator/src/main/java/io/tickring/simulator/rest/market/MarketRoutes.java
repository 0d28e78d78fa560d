package io.tickring.simulator.rest.market;

import io.tickring.simulator.http.Answer;
import io.tickring.simulator.http.Refusal;
import io.tickring.simulator.http.Request;
import io.tickring.simulator.http.Routes;
import io.tickring.simulator.market.Instrument;
import io.tickring.simulator.rest.market.MarketAnswers.DetailsList;
import io.tickring.simulator.rest.market.MarketAnswers.FlatList;
import io.tickring.simulator.session.Session;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** {@code /markets}: by search, by epics, all of them, or one. */
public final class MarketRoutes implements Routes {
    private static final int MAX_EPICS = 50;

    private final Catalogue catalogue;
    private final boolean listsAll;

    /** @param listsAll whether all markets are listed when nothing is asked for */
    public MarketRoutes(Catalogue catalogue, boolean listsAll) {
        this.catalogue = catalogue;
        this.listsAll = listsAll;
    }

    @Override
    public Optional<Answer> answer(Request request, Session owner) {
        if (request.route().equals("GET /markets")) {
            return Optional.of(markets(request));
        }
        return request.below("GET /markets/")
                .map(epic -> Answer.ok(catalogue.view().details(catalogue.instrument(epic))));
    }

    /** A search term wins over epics; without either all markets are listed. */
    private Answer markets(Request request) {
        Optional<String> term = request.parameter("searchTerm");
        if (term.isPresent()) {
            return search(term.get());
        }
        return byEpicsOrAll(request.parameter("epics"));
    }

    private Answer byEpicsOrAll(Optional<String> epics) {
        return epics.isEmpty() && listsAll ? Answer.ok(list(catalogue.all().stream())) : byEpics(epics.orElse(""));
    }

    private Answer search(String term) {
        if (term.isBlank()) {
            throw new Refusal(400, "error.null.searchTerm");
        }
        String wanted = term.toLowerCase(Locale.ROOT);
        return Answer.ok(list(catalogue.all().stream().filter(i ->
                i.name().toLowerCase(Locale.ROOT).contains(wanted)
                        || i.epic().toLowerCase(Locale.ROOT).contains(wanted))));
    }

    private FlatList list(Stream<Instrument> instruments) {
        return new FlatList(instruments.map(catalogue::flat).toList());
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
        return Answer.ok(new DetailsList(wanted.stream().map(catalogue::find).flatMap(Optional::stream)
                .map(catalogue.view()::details).toList()));
    }
}
