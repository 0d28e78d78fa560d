package io.tickring.web.api.bars;

import com.fasterxml.jackson.core.JsonGenerator;
import io.tickring.engine.bars.Bar;
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
import io.tickring.web.json.BarJson;
import io.tickring.web.json.JsonText;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** {@code /api/v1/bars/{symbol}}. */
public final class BarsRoute {
    private static final String INTERVAL = "interval";
    private static final String RANGE = "range";
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

    /**
     * What is asked for.
     *
     * @param limit bars on a page
     */
    private record Wish(int market, Interval interval, PageWindow window, int limit) {
    }

    public static Route of(WebPorts ports, DiskPool disk) {
        BarsRoute bars = new BarsRoute(ports);
        return new Route("/api/v1/bars/", List.of(INTERVAL, RANGE, "from", "to", LIMIT, CURSOR),
                List.of(Route.JSON, Route.CSV), request -> {
                    int market = Symbols.numberOf(ports.markets(), request.variable());
                    if (request.query().has(RANGE)) {
                        return disk.answer(() -> bars.reply(request, bars.range(market, request.query())));
                    }
                    Wish wish = bars.wish(market, request.query());
                    return disk.answer(() -> bars.reply(request, wish));
                });
    }

    private Page<Bar> page(Wish wish) {
        return wish.interval().isOfDays() ? days.page(wish.market(), wish.interval(), wish.window(), wish.limit())
                : minutes.page(wish.market(), wish.interval(), wish.window(), wish.limit());
    }

    private Wish wish(int market, Query query) {
        Interval given = Interval.ofKey(query.text(INTERVAL).orElse(Interval.M1.key()));
        boolean free = !query.has(INTERVAL) && !query.has(LIMIT) && query.has("from") && !query.has(CURSOR);
        if (free) {
            PageWindow window = PageWindow.between(PageWindow.time(query, "from", 0), toMs(query));
            return drawable(market, window);
        }
        int limit = query.integer(LIMIT, 1, MAX_LIMIT, DEFAULT_LIMIT);
        return new Wish(market, given, window(query, given, limit), limit);
    }

    /** Reads the disk, to know where all begins. */
    private Wish range(int market, Query query) {
        if (query.has("from") || query.has(CURSOR)) {
            throw Refusal.badRequest("expected either range, or from or cursor");
        }
        Range range = Range.ofKey(query.text(RANGE).orElseThrow());
        long toMs = toMs(query);
        long fromMs = Math.max(0, toMs - range.lengthMs());
        if (range == Range.ALL) {
            fromMs = Math.max(fromMs, Math.min(earliestMs(market, fromMs, toMs), toMs - 1));
        }
        PageWindow window = PageWindow.between(fromMs, toMs);
        return query.has(INTERVAL) ? new Wish(market, Interval.ofKey(query.text(INTERVAL).get()), window, MAX_LIMIT)
                : drawable(market, window);
    }

    /** A day of the venue may lie long before our first minute. */
    private long earliestMs(int market, long fromMs, long toMs) {
        List<Bar> all = ports.backfill().days().bars(market, fromMs, toMs);
        long firstDayMs = all.isEmpty() ? Long.MAX_VALUE : all.get(0).openTimeMs;
        return Math.min(firstDayMs, ports.bars().earliestMs().orElse(toMs - Range.D1.lengthMs()));
    }

    private static Wish drawable(int market, PageWindow window) {
        Interval interval = Interval.drawable(window.toMs() - window.fromMs());
        return new Wish(market, interval, bounded(window, interval), MAX_LIMIT);
    }

    private long toMs(Query query) {
        return PageWindow.time(query, "to", ports.marketTimeMs().getAsLong());
    }

    private PageWindow window(Query query, Interval interval, int limit) {
        Optional<String> cursor = query.text(CURSOR);
        if (cursor.isPresent()) {
            return bounded(PageWindow.ofCursor(cursor.get()), interval);
        }
        long toMs = toMs(query);
        long lengthMs = Math.min(limit * interval.lengthMs(), interval.longestMs());
        long fromMs = PageWindow.time(query, "from", Math.max(0, toMs - lengthMs));
        return bounded(PageWindow.between(fromMs, toMs), interval);
    }

    private static PageWindow bounded(PageWindow window, Interval interval) {
        if (window.toMs() - window.fromMs() > interval.longestMs()) {
            throw Refusal.badRequest("to is more than " + interval.longestMs() / DAY_MS
                    + " days behind from: ask for less at a time");
        }
        return window;
    }

    private Reply reply(Request request, Wish wish) {
        Page<Bar> page = page(wish);
        String symbol = request.variable();
        Interval interval = wish.interval();
        long nowMs = ports.marketTimeMs().getAsLong();
        Reply reply = Route.CSV.equals(request.type()) ? Page.csv(csv(symbol, page.rows()))
                : Reply.json(JsonText.of(json -> write(json, symbol, interval, page, nowMs)));
        return page.linked(reply, request, "interval=" + interval.key() + "&limit=" + wish.limit() + "&");
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
