package io.tickring.benchmarks.history;

import io.tickring.engine.history.BarHistory;
import io.tickring.engine.latency.Latencies;
import io.tickring.engine.market.MarketTable;
import io.tickring.engine.status.BackfillStatus;
import io.tickring.engine.validation.TickCounters;
import io.tickring.web.BackfillPorts;
import io.tickring.web.WebPorts;
import io.tickring.web.WebServer;
import io.tickring.web.WebSettings;
import io.tickring.web.live.LiveView;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** The page's server over a past, without a daemon behind it. */
final class BarServer {
    private BarServer() {
    }

    /**
     * @param bars  minute bars
     * @param days  daily bars
     * @param nowMs the venue's time, which stands still
     */
    static WebServer start(MarketTable markets, BarHistory bars, BarHistory days, long nowMs) throws IOException {
        WebSettings settings = WebSettings.defaults().withPort(0);
        WebPorts ports = new WebPorts(markets, new TickCounters(markets.capacity()), new Latencies(),
                (market, fromMs, toMs, after, limit) -> List.of(), bars,
                (market, openTimeMs, limit) -> Optional.empty(),
                new BackfillPorts(days, market -> List.of(), () -> BackfillStatus.OFF), BarServer::notAsked,
                BarServer::notAsked, BarServer::notAsked, BarServer::notAsked, BarServer::notAsked,
                BarServer::notAsked, BarServer::notAsked, market -> notAsked(), () -> nowMs * 1_000_000, () -> nowMs,
                "campaign", nowMs);
        return WebServer.start(settings, ports, new LiveView(ports, settings));
    }

    private static <T> T notAsked() {
        throw new IllegalStateException("this server knows bars alone");
    }
}
