package io.tickring.web.api;

import com.fasterxml.jackson.core.JsonGenerator;
import io.tickring.engine.bars.Bar;
import io.tickring.engine.tick.Decimal;
import io.tickring.web.WebPorts;
import io.tickring.web.http.Query;
import io.tickring.web.http.Refusal;
import io.tickring.web.http.Reply;
import io.tickring.web.http.Route;
import io.tickring.web.json.IsoTime;
import io.tickring.web.json.JsonText;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * {@code /api/v1/bars?symbols=}: daily bars of several markets in one answer. A bar is a list and not an object, for ten
 * years of a hundred markets are 250,000 of them.
 */
final class ManyBarsRoute {
    private static final String SYMBOLS = "symbols";
    private static final String INTERVAL = "interval";
    private static final String ALL = "all";
    private static final int MOST_SYMBOLS = 200;
    private static final long TEN_YEARS_MS = 3_653 * 86_400_000L;
    private static final List<String> COLUMNS = List.of("openTime", "bidOpen", "bidHigh", "bidLow", "bidClose",
            "askOpen", "askHigh", "askLow", "askClose", "ticks", "provenance");

    private final WebPorts ports;

    private ManyBarsRoute(WebPorts ports) {
        this.ports = ports;
    }

    static Route of(WebPorts ports, DiskPool disk) {
        ManyBarsRoute bars = new ManyBarsRoute(ports);
        return new Route("/api/v1/bars", List.of(SYMBOLS, INTERVAL, "from", "to"), List.of(Route.JSON, Route.CSV),
                request -> {
                    Map<Integer, String> markets = bars.markets(request.query());
                    Window window = bars.window(request.query());
                    boolean csv = Route.CSV.equals(request.type());
                    return disk.answer(() -> bars.reply(markets, window, csv));
                });
    }

    private Map<Integer, String> markets(Query query) {
        String text = query.text(SYMBOLS).orElseThrow(() -> Refusal.badRequest(
                "expected symbols, such as symbols=AAPL,US500, or symbols=all"));
        List<String> symbols = text.equals(ALL)
                ? ports.markets().all().stream().map(market -> market.symbol()).toList() : Arrays.asList(text.split(","));
        if (symbols.size() > MOST_SYMBOLS) {
            throw Refusal.badRequest(symbols.size() + " symbols are more than " + MOST_SYMBOLS + ": ask for fewer");
        }
        Map<Integer, String> markets = new LinkedHashMap<>();
        symbols.forEach(symbol -> markets.put(Symbols.numberOf(ports.markets(), symbol), symbol));
        return markets;
    }

    private Window window(Query query) {
        String interval = query.text(INTERVAL).orElse(Interval.D1.key());
        if (!interval.equals(Interval.D1.key())) {
            throw Refusal.badRequest("interval must be 1d for several markets, is '" + interval
                    + "': ask for shorter bars at /api/v1/bars/{symbol}");
        }
        long toMs = Window.time(query, "to", ports.marketTimeMs().getAsLong());
        Window window = Window.between(Window.time(query, "from", Math.max(0, toMs - TEN_YEARS_MS)), toMs);
        if (window.toMs() - window.fromMs() > Interval.D1.longestMs()) {
            throw Refusal.badRequest("to is too far behind from: ask for less at a time");
        }
        return window;
    }

    private Reply reply(Map<Integer, String> markets, Window window, boolean csv) {
        List<Bar> bars = ports.backfill().days().bars(markets.keySet(), window.fromMs(), window.toMs());
        return csv ? Page.csv(csv(markets, bars)) : Reply.json(JsonText.of(json -> write(json, markets, window, bars)));
    }

    private static void write(JsonGenerator json, Map<Integer, String> markets, Window window, List<Bar> bars)
            throws IOException {
        json.writeStartObject();
        json.writeStringField("interval", Interval.D1.key());
        JsonText.time(json, "from", window.fromMs());
        JsonText.time(json, "to", window.toMs());
        json.writeArrayFieldStart("columns");
        for (String column : COLUMNS) {
            json.writeString(column);
        }
        json.writeEndArray();
        json.writeObjectFieldStart("markets");
        Map<Integer, List<Bar>> byMarket = bars.stream().collect(Collectors.groupingBy(bar -> bar.market));
        for (Map.Entry<Integer, String> market : markets.entrySet()) {
            json.writeArrayFieldStart(market.getValue());
            for (Bar bar : byMarket.getOrDefault(market.getKey(), List.of())) {
                write(json, bar);
            }
            json.writeEndArray();
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, Bar bar) throws IOException {
        json.writeStartArray();
        json.writeString(IsoTime.text(bar.openTimeMs));
        for (long price : prices(bar)) {
            json.writeString(Decimal.text(price, Decimal.PRICE_SCALE));
        }
        json.writeNumber(bar.ticks);
        json.writeString(bar.provenance.key());
        json.writeEndArray();
    }

    private static long[] prices(Bar bar) {
        return new long[] {bar.bidOpen, bar.bidHigh, bar.bidLow, bar.bidClose, bar.askOpen, bar.askHigh, bar.askLow,
            bar.askClose};
    }

    private static StringBuilder csv(Map<Integer, String> markets, List<Bar> bars) {
        StringBuilder out = new StringBuilder(112 * bars.size() + 160)
                .append("open_epoch_ms,symbol,bid_open,bid_high,bid_low,bid_close,ask_open,ask_high,ask_low,ask_close,")
                .append("ticks,provenance\n");
        for (Bar bar : bars) {
            out.append(bar.openTimeMs).append(',').append(markets.get(bar.market));
            for (long price : prices(bar)) {
                Decimal.append(out.append(','), price, Decimal.PRICE_SCALE);
            }
            out.append(',').append(bar.ticks).append(',').append(bar.provenance.key()).append('\n');
        }
        return out;
    }
}
