package io.tickring.web.api;

import io.tickring.engine.bars.Bar;
import io.tickring.engine.explain.BarExplanation;
import io.tickring.web.WebPorts;
import io.tickring.web.api.past.DiskPool;
import io.tickring.web.api.past.Symbols;
import io.tickring.web.http.Query;
import io.tickring.web.http.Refusal;
import io.tickring.web.http.Reply;
import io.tickring.web.http.Route;
import io.tickring.web.json.ExplanationJson;
import io.tickring.web.json.IsoTime;
import io.tickring.web.json.JsonText;
import java.util.List;

/** {@code /api/v1/bars/{symbol}/explain}. */
final class ExplainRoute {
    private static final String AT = "at";
    private static final String LIMIT = "limit";
    private static final int MAX_LIMIT = 10_000;
    private static final int DEFAULT_LIMIT = 1_000;

    private ExplainRoute() {
    }

    static Route of(WebPorts ports, DiskPool disk) {
        return new Route("/api/v1/bars/*/explain", List.of(AT, LIMIT), List.of(Route.JSON), request -> {
            int market = Symbols.numberOf(ports.markets(), request.variable());
            long openTimeMs = minute(request.query());
            int limit = request.query().integer(LIMIT, 1, MAX_LIMIT, DEFAULT_LIMIT);
            return disk.answer(() -> reply(ports, market, request.variable(), openTimeMs, limit));
        });
    }

    private static long minute(Query query) {
        String text = query.text(AT).orElseThrow(() -> Refusal.badRequest(
                "expected at: a time in the minute to explain, ISO 8601 with a zone or epoch ms"));
        long timeMs = IsoTime.parse(text).orElseThrow(() -> Refusal.badRequest(
                "at must be an ISO 8601 time with a zone or epoch ms, is '" + text + "'"));
        return Math.floorDiv(timeMs, Bar.MINUTE_MS) * Bar.MINUTE_MS;
    }

    private static Reply reply(WebPorts ports, int market, String symbol, long openTimeMs, int limit) {
        BarExplanation explanation = ports.explainer().explain(market, openTimeMs, limit).orElseThrow(() ->
                new Refusal(404, "nothing is known of " + symbol + " in the minute of " + IsoTime.text(openTimeMs)));
        return Reply.json(JsonText.of(json -> ExplanationJson.write(json, symbol, openTimeMs, explanation)));
    }
}
