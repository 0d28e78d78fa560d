package io.tickring.web.api;

import com.fasterxml.jackson.core.JsonGenerator;
import io.tickring.engine.history.Tick;
import io.tickring.engine.tick.Decimal;
import io.tickring.engine.tick.TickEvent;
import io.tickring.web.WebPorts;
import io.tickring.web.api.past.DiskPool;
import io.tickring.web.api.past.Page;
import io.tickring.web.api.past.PageWindow;
import io.tickring.web.api.past.Symbols;
import io.tickring.web.http.Query;
import io.tickring.web.http.Refusal;
import io.tickring.web.http.Reply;
import io.tickring.web.http.Request;
import io.tickring.web.http.Route;
import io.tickring.web.json.JsonText;
import io.tickring.web.json.MarkWords;
import io.tickring.web.json.TickJson;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** {@code /api/v1/ticks/{symbol}}. */
final class TicksRoute {
    private static final String MINUTES = "minutes";
    private static final String LIMIT = "limit";
    private static final String CURSOR = "cursor";
    private static final int MAX_LIMIT = 10_000;
    private static final int DEFAULT_LIMIT = 1_000;
    private static final int MAX_MINUTES = 1_440;
    private static final int DEFAULT_MINUTES = 5;
    private static final long MINUTE_MS = 60_000;
    /** How far a tick's time may be ahead of the market clock. */
    private static final long AHEAD_MS = 5_000;
    private static final long NS_PER_MS = 1_000_000;

    private final WebPorts ports;

    private TicksRoute(WebPorts ports) {
        this.ports = ports;
    }

    static Route of(WebPorts ports, DiskPool disk) {
        TicksRoute ticks = new TicksRoute(ports);
        return new Route("/api/v1/ticks/", List.of(MINUTES, "from", "to", LIMIT, CURSOR),
                List.of(Route.JSON, Route.CSV), request -> {
                    int market = Symbols.numberOf(ports.markets(), request.variable());
                    PageWindow window = ticks.window(request.query());
                    int limit = request.query().integer(LIMIT, 1, MAX_LIMIT, DEFAULT_LIMIT);
                    return disk.answer(() -> reply(request, limit, ticks.page(market, window, limit)));
                });
    }

    private PageWindow window(Query query) {
        Optional<String> cursor = query.text(CURSOR);
        if (cursor.isPresent()) {
            return PageWindow.ofCursor(cursor.get());
        }
        if (query.has(MINUTES) && (query.has("from") || query.has("to"))) {
            throw Refusal.badRequest("expected either minutes, or from and to");
        }
        int minutes = query.integer(MINUTES, 1, MAX_MINUTES, DEFAULT_MINUTES);
        long nowMs = ports.marketTimeMs().getAsLong();
        long toMs = PageWindow.time(query, "to", nowMs + AHEAD_MS);
        long fromMs = PageWindow.time(query, "from", Math.max(0, Math.min(nowMs, toMs) - minutes * MINUTE_MS));
        return PageWindow.between(fromMs, toMs);
    }

    private Page<Tick> page(int market, PageWindow window, int limit) {
        List<Tick> found = ports.ticks().ticks(market, window.fromMs(), window.toMs(), window.after(), limit + 1);
        if (found.size() <= limit) {
            return new Page<>(found, window, Optional.empty());
        }
        List<Tick> rows = found.subList(0, limit);
        return new Page<>(rows, window, Optional.of(window.after(rows.get(limit - 1).sequence())));
    }

    private static Reply reply(Request request, int limit, Page<Tick> page) {
        String symbol = request.variable();
        Reply reply = Route.CSV.equals(request.type()) ? Page.csv(csv(symbol, page.rows()))
                : Reply.json(JsonText.of(json -> write(json, symbol, page)));
        return page.linked(reply, request, "limit=" + limit + "&");
    }

    private static void write(JsonGenerator json, String symbol, Page<Tick> page) throws IOException {
        json.writeStartObject();
        json.writeStringField("symbol", symbol);
        JsonText.time(json, "from", page.window().fromMs());
        JsonText.time(json, "to", page.window().toMs());
        json.writeArrayFieldStart("ticks");
        for (Tick tick : page.rows()) {
            json.writeStartObject();
            TickJson.fields(json, tick);
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeStringField("next", page.cursor());
        json.writeEndObject();
    }

    private static StringBuilder csv(String symbol, List<Tick> ticks) {
        StringBuilder out = new StringBuilder(96 * ticks.size() + 128)
                .append("epoch_ms,symbol,bid,ask,bid_size,ask_size,sequence,receive_epoch_ms,marks\n");
        for (Tick tick : ticks) {
            out.append(tick.exchangeTimeMs()).append(',').append(symbol).append(',');
            Decimal.append(out, tick.bidNanos(), Decimal.PRICE_SCALE);
            Decimal.append(out.append(','), tick.askNanos(), Decimal.PRICE_SCALE);
            size(out.append(','), tick.bidSizeMicros());
            size(out.append(','), tick.askSizeMicros());
            out.append(',').append(tick.sequence()).append(',').append(tick.receiveTimeNs() / NS_PER_MS)
                    .append(',').append(String.join("|", MarkWords.of(tick.marks()))).append('\n');
        }
        return out;
    }

    private static void size(StringBuilder out, long micros) {
        if (micros != TickEvent.ABSENT) {
            Decimal.append(out, micros, Decimal.SIZE_SCALE);
        }
    }
}
