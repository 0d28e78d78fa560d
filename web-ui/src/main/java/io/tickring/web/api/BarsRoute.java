package io.tickring.web.api;

import com.fasterxml.jackson.core.JsonGenerator;
import io.tickring.engine.bars.Bar;
import io.tickring.engine.tick.Decimal;
import io.tickring.engine.tick.TickEvent;
import io.tickring.web.WebPorts;
import io.tickring.web.http.Query;
import io.tickring.web.http.Refusal;
import io.tickring.web.http.Reply;
import io.tickring.web.http.Request;
import io.tickring.web.http.Route;
import io.tickring.web.json.BarJson;
import io.tickring.web.json.JsonText;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** {@code /api/v1/bars/{symbol}}. */
final class BarsRoute {
    private static final String INTERVAL = "interval";
    private static final String LIMIT = "limit";
    private static final String CURSOR = "cursor";
    private static final int MAX_LIMIT = 5_000;
    private static final int DEFAULT_LIMIT = 500;
    private static final long DAY_MS = 86_400_000;

    private final WebPorts ports;
    private final BarPages minutes;
    private final DayPages days;

    private BarsRoute(WebPorts ports) {
        this.ports = ports;
        minutes = new BarPages(ports.bars());
        days = new DayPages(ports.backfill().days());
    }

    static Route of(WebPorts ports, DiskPool disk) {
        BarsRoute bars = new BarsRoute(ports);
        return new Route("/api/v1/bars/", List.of(INTERVAL, "from", "to", LIMIT, CURSOR),
                List.of(Route.JSON, Route.CSV), request -> {
                    int market = Symbols.numberOf(ports.markets(), request.variable());
                    Interval interval = Interval.ofKey(request.query().text(INTERVAL).orElse(Interval.M1.key()));
                    int limit = request.query().integer(LIMIT, 1, MAX_LIMIT, DEFAULT_LIMIT);
                    Window window = bars.window(request.query(), interval, limit);
                    return disk.answer(() -> bars.reply(request, interval, limit,
                            bars.page(market, interval, window, limit)));
                });
    }

    private Page<Bar> page(int market, Interval interval, Window window, int limit) {
        return interval == Interval.D1 ? days.page(market, window, limit)
                : minutes.page(market, interval, window, limit);
    }

    private Window window(Query query, Interval interval, int limit) {
        Optional<String> cursor = query.text(CURSOR);
        if (cursor.isPresent()) {
            return bounded(Window.ofCursor(cursor.get()), interval);
        }
        long toMs = Window.time(query, "to", ports.marketTimeMs().getAsLong());
        long lengthMs = Math.min(limit * interval.lengthMs(), interval.longestMs());
        long fromMs = Window.time(query, "from", Math.max(0, toMs - lengthMs));
        return bounded(Window.between(fromMs, toMs), interval);
    }

    private static Window bounded(Window window, Interval interval) {
        if (window.toMs() - window.fromMs() > interval.longestMs()) {
            throw Refusal.badRequest("to is more than " + interval.longestMs() / DAY_MS
                    + " days behind from: ask for less at a time");
        }
        return window;
    }

    private Reply reply(Request request, Interval interval, int limit, Page<Bar> page) {
        String symbol = request.variable();
        long nowMs = ports.marketTimeMs().getAsLong();
        Reply reply = Route.CSV.equals(request.type()) ? Page.csv(csv(symbol, page.rows()))
                : Reply.json(JsonText.of(json -> write(json, symbol, interval, page, nowMs)));
        return page.linked(reply, request, "interval=" + interval.key() + "&limit=" + limit + "&");
    }

    private static void write(JsonGenerator json, String symbol, Interval interval, Page<Bar> page, long nowMs)
            throws IOException {
        json.writeStartObject();
        json.writeStringField("symbol", symbol);
        json.writeStringField("interval", interval.key());
        JsonText.time(json, "from", page.window().fromMs());
        JsonText.time(json, "to", page.window().toMs());
        json.writeArrayFieldStart("bars");
        for (Bar bar : page.rows()) {
            BarJson.write(json, bar, symbol, interval.key(), bar.openTimeMs + interval.lengthMs() <= nowMs);
        }
        json.writeEndArray();
        json.writeStringField("next", page.cursor());
        json.writeEndObject();
    }

    private static StringBuilder csv(String symbol, List<Bar> bars) {
        StringBuilder out = new StringBuilder(128 * bars.size() + 192)
                .append("open_epoch_ms,symbol,bid_open,bid_high,bid_low,bid_close,ask_open,ask_high,ask_low,ask_close,")
                .append("ticks,mean_spread,revision,provenance\n");
        for (Bar bar : bars) {
            out.append(bar.openTimeMs).append(',').append(symbol);
            prices(out, bar.bidOpen, bar.bidHigh, bar.bidLow, bar.bidClose);
            prices(out, bar.askOpen, bar.askHigh, bar.askLow, bar.askClose);
            out.append(',').append(bar.ticks);
            prices(out, BarJson.ofTicks(bar, bar.meanSpreadNanos()));
            out.append(',').append(bar.revision).append(',').append(bar.provenance.key()).append('\n');
        }
        return out;
    }

    private static void prices(StringBuilder out, long... nanos) {
        for (long price : nanos) {
            out.append(',');
            if (price != TickEvent.ABSENT) {
                Decimal.append(out, price, Decimal.PRICE_SCALE);
            }
        }
    }
}
