package io.tickring.simulator.rest.market;

import com.fasterxml.jackson.databind.JsonNode;
import io.tickring.simulator.http.Answer;
import io.tickring.simulator.http.Refusal;
import io.tickring.simulator.http.Request;
import io.tickring.simulator.http.Routes;
import io.tickring.simulator.rest.market.MarketAnswers.FlatList;
import io.tickring.simulator.rest.market.WatchlistAnswers.Created;
import io.tickring.simulator.rest.market.WatchlistAnswers.Done;
import io.tickring.simulator.rest.market.WatchlistAnswers.Entry;
import io.tickring.simulator.rest.market.WatchlistAnswers.Lists;
import io.tickring.simulator.session.Session;
import io.tickring.simulator.watchlist.Watchlist;
import io.tickring.simulator.watchlist.Watchlists;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** {@code /watchlists}. */
public final class WatchlistRoutes implements Routes {
    private static final int POPULAR = 10;
    private static final int LONGEST_NAME = 20;
    private static final String NO_LIST = "error.not-found.watchlist";

    private final Catalogue catalogue;
    private final Function<Session, String> userOf;
    private final Map<String, Watchlists> byUser = new HashMap<>();

    /** @param userOf whose lists a session sees */
    public WatchlistRoutes(Catalogue catalogue, Function<Session, String> userOf) {
        this.catalogue = catalogue;
        this.userOf = userOf;
    }

    @Override
    public Optional<Answer> answer(Request request, Session owner) {
        Watchlists lists = byUser.computeIfAbsent(userOf.apply(owner), user -> new Watchlists(
                catalogue.all().stream().limit(POPULAR).map(market -> market.epic()).toList()));
        return switch (request.route()) {
            case "GET /watchlists" -> Optional.of(Answer.ok(new Lists(
                    lists.all().stream().map(WatchlistRoutes::entry).toList())));
            case "POST /watchlists" -> Optional.of(Answer.ok(create(lists, request.body())));
            default -> request.below("GET /watchlists/").map(id -> Answer.ok(markets(lists, id)))
                    .or(() -> change(lists, request).map(Answer::ok));
        };
    }

    private static Entry entry(Watchlist of) {
        return new Entry(of.id(), of.name(), !of.system(), !of.system(), of.system());
    }

    private FlatList markets(Watchlists lists, String id) {
        Watchlist list = find(lists, id, "error.invalid.watchlist");
        return new FlatList(list.epics().stream().map(catalogue::instrument).map(catalogue::flat).toList());
    }

    /** Epics that do not exist are left out, and the status says so. */
    private Created create(Watchlists lists, JsonNode body) {
        String name = body.path("name").asText();
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            throw new Refusal(400, "error.size.createwatchlistrequest.name");
        }
        List<String> wanted = new ArrayList<>();
        body.path("epics").forEach(epic -> wanted.add(epic.asText()));
        List<String> known = wanted.stream().filter(epic -> catalogue.find(epic).isPresent()).toList();
        return new Created(lists.create(name, known).id(),
                known.size() == wanted.size() ? "SUCCESS" : "SUCCESS_NOT_ALL_INSTRUMENTS_ADDED");
    }

    private Optional<Done> change(Watchlists lists, Request request) {
        return request.below("PUT /watchlists/").map(id -> add(lists, id, request.body().path("epic").asText()))
                .or(() -> request.below("DELETE /watchlists/").map(id -> delete(lists, id)))
                .or(() -> request.pairBelow("DELETE /watchlists/").map(pair -> remove(lists, pair.get(0),
                        pair.get(1))));
    }

    private Done add(Watchlists lists, String id, String epic) {
        lists.add(editable(lists, id), catalogue.instrument(epic).epic());
        return Done.SUCCESS;
    }

    private static Done delete(Watchlists lists, String id) {
        lists.delete(editable(lists, id));
        return Done.SUCCESS;
    }

    private static Done remove(Watchlists lists, String id, String epic) {
        Watchlist list = editable(lists, id);
        if (!list.epics().contains(epic)) {
            throw new Refusal(404, "error.not-found.epic");
        }
        lists.remove(list, epic);
        return Done.SUCCESS;
    }

    private static Watchlist editable(Watchlists lists, String id) {
        Watchlist list = find(lists, id, NO_LIST);
        if (list.system()) {
            throw new Refusal(400, "error.not-editable.watchlist");
        }
        return list;
    }

    private static Watchlist find(Watchlists lists, String id, String otherwise) {
        return lists.find(id).orElseThrow(() -> new Refusal(404, otherwise));
    }
}
