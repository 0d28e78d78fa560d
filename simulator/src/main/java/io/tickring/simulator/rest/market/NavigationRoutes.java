package io.tickring.simulator.rest.market;

import io.tickring.simulator.http.Answer;
import io.tickring.simulator.http.Refusal;
import io.tickring.simulator.http.Request;
import io.tickring.simulator.http.Routes;
import io.tickring.simulator.rest.market.Hierarchy.Node;
import io.tickring.simulator.rest.market.MarketAnswers.Flat;
import io.tickring.simulator.session.Session;
import java.util.List;
import java.util.Optional;

/** {@code /marketnavigation}. */
public final class NavigationRoutes implements Routes {
    private static final int MOST = 500;

    private final Catalogue catalogue;
    private final Hierarchy hierarchy;

    record Nodes(List<Node> nodes) {
    }

    record Markets(List<Node> nodes, List<Flat> markets) {
    }

    public NavigationRoutes(Catalogue catalogue) {
        this.catalogue = catalogue;
        this.hierarchy = new Hierarchy(catalogue);
    }

    @Override
    public Optional<Answer> answer(Request request, Session owner) {
        if (request.route().equals("GET /marketnavigation")) {
            return Optional.of(Answer.ok(new Nodes(hierarchy.top())));
        }
        return request.below("GET /marketnavigation/").map(id -> node(id, limit(request)));
    }

    private Answer node(String id, int limit) {
        return hierarchy.below(id).map(nodes -> Answer.ok(new Nodes(nodes.stream().limit(limit).toList())))
                .or(() -> hierarchy.markets(id).map(markets -> Answer.ok(new Markets(List.of(),
                        markets.limit(limit).map(catalogue::flat).toList()))))
                .orElseThrow(() -> new Refusal(404, "error.not-found.nodeId"));
    }

    private static int limit(Request request) {
        String text = request.parameter("limit").orElse(Integer.toString(MOST));
        if (text.matches("\\d{1,3}") && Integer.parseInt(text) >= 1 && Integer.parseInt(text) <= MOST) {
            return Integer.parseInt(text);
        }
        throw new Refusal(400, "error.invalid.limit");
    }
}
