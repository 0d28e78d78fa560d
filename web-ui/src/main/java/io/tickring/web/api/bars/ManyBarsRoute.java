package io.tickring.web.api.bars;

import io.tickring.engine.market.Market;
import io.tickring.web.WebPorts;
import io.tickring.web.api.past.DiskPool;
import io.tickring.web.api.past.PageWindow;
import io.tickring.web.api.past.Symbols;
import io.tickring.web.http.Query;
import io.tickring.web.http.Refusal;
import io.tickring.web.http.Reply;
import io.tickring.web.http.Route;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code /api/v1/bars?symbols=}: daily bars of several markets in one answer. Ten years of a hundred markets are 45 MB
 * of text, so it is made and sent a few markets at a time.
 */
public final class ManyBarsRoute {
    private static final String SYMBOLS = "symbols";
    private static final String INTERVAL = "interval";
    private static final String ALL = "all";
    private static final int MOST_SYMBOLS = 200;
    private static final long TEN_YEARS_MS = 3_653 * 86_400_000L;

    private final WebPorts ports;
    private final DiskPool disk;

    private ManyBarsRoute(WebPorts ports, DiskPool disk) {
        this.ports = ports;
        this.disk = disk;
    }

    public static Route of(WebPorts ports, DiskPool disk) {
        ManyBarsRoute bars = new ManyBarsRoute(ports, disk);
        return new Route("/api/v1/bars", List.of(SYMBOLS, INTERVAL, "from", "to"), List.of(Route.JSON, Route.CSV),
                request -> {
                    Map<Integer, String> markets = bars.markets(request.query());
                    PageWindow window = bars.window(request.query());
                    ManyBarsText text = Route.CSV.equals(request.type()) ? new ManyBarsCsv() : new ManyBarsJson(window);
                    return disk.answer(() -> bars.reply(markets, window, text));
                });
    }

    private Map<Integer, String> markets(Query query) {
        List<String> symbols = query.text(SYMBOLS).filter(text -> !text.equals(ALL))
                .map(text -> Arrays.asList(text.split(",")))
                .orElseGet(() -> ports.markets().all().stream().map(Market::symbol).toList());
        if (symbols.size() > MOST_SYMBOLS) {
            throw Refusal.badRequest(symbols.size() + " symbols are more than " + MOST_SYMBOLS + ": ask for fewer");
        }
        Map<Integer, String> markets = new LinkedHashMap<>();
        symbols.forEach(symbol -> markets.put(Symbols.numberOf(ports.markets(), symbol), symbol));
        return markets;
    }

    private PageWindow window(Query query) {
        String interval = query.text(INTERVAL).orElse(Interval.D1.key());
        if (!interval.equals(Interval.D1.key())) {
            throw Refusal.badRequest("interval must be 1d for several markets, is '" + interval
                    + "': ask for shorter bars at /api/v1/bars/{symbol}");
        }
        long toMs = PageWindow.time(query, "to", ports.marketTimeMs().getAsLong());
        PageWindow window = PageWindow.between(PageWindow.time(query, "from", Math.max(0, toMs - TEN_YEARS_MS)), toMs);
        if (window.toMs() - window.fromMs() > Interval.D1.longestMs()) {
            throw Refusal.badRequest("to is too far behind from: ask for less at a time");
        }
        return window;
    }

    /** The first markets are read before anything is said, so that what cannot be read is told as a problem. */
    private Reply reply(Map<Integer, String> markets, PageWindow window, ManyBarsText text) {
        ManyBarsPieces pieces = new ManyBarsPieces(ports.backfill().days(), markets, window, text);
        return new Reply(200, text.type(), pieces.next().orElseThrow()).followedBy(() -> disk.more(pieces::next));
    }
}
