package io.tickring.web.live;

import io.tickring.engine.bars.Bar;
import io.tickring.engine.latency.Latencies;
import io.tickring.engine.latency.LatencyStage;
import io.tickring.web.WebPorts;
import io.tickring.web.json.BarJson;
import io.tickring.web.json.JsonText;
import io.tickring.web.message.Round;
import java.util.ArrayList;
import java.util.List;

/** Turns what changed into the rows of a round. Belongs to the live thread. */
final class RoundEncoder {
    private static final long NS_PER_MS = 1_000_000;

    private final WebPorts ports;
    private final LiveTable table;
    private final LiveBars bars;
    private final long startNs;
    private final Bar scratch = new Bar();

    /** @param startNs ticks received before are read from the journal, so their way to the page says nothing */
    RoundEncoder(WebPorts ports, LiveTable table, LiveBars bars, long startNs) {
        this.ports = ports;
        this.table = table;
        this.bars = bars;
        this.startNs = startNs;
    }

    /** @return what changed since the last round; from now on it counts as unchanged */
    Round round(long sequence, long nowNs) {
        return new Round(sequence, nowNs / NS_PER_MS, quotes(), bars());
    }

    private List<Round.Row> quotes() {
        List<Round.Row> rows = new ArrayList<>();
        for (LiveMarket market : table.all()) {
            if (market.rowChanged) {
                market.rowChanged = false;
                rows.add(quoteRow(market));
            }
        }
        return rows;
    }

    private List<Round.Row> bars() {
        List<Round.Row> rows = new ArrayList<>();
        for (Bar closed : bars.takeClosed()) {
            rows.add(barRow(closed, true));
        }
        for (LiveMarket market : table.all()) {
            boolean changed = market.barChanged;
            market.barChanged = false;
            if (changed && bars.open(market, scratch)) {
                rows.add(barRow(scratch, false));
            }
        }
        return rows;
    }

    private Round.Row quoteRow(LiveMarket market) {
        byte[] json = JsonText.of(out -> MarketJson.quote(out, table.definition(market), market));
        if (market.ticked) {
            market.ticked = false;
            recordItsWay(market);
        }
        return new Round.Row(market.number, json);
    }

    private void recordItsWay(LiveMarket market) {
        if (market.receiveTimeNs - startNs >= 0) {
            long tookNs = ports.nowNs().getAsLong() - market.receiveTimeNs;
            ports.latencies().recorder(LatencyStage.PAGE).recordValue(Latencies.bounded(tookNs));
        }
    }

    private Round.Row barRow(Bar bar, boolean complete) {
        return new Round.Row(bar.market, JsonText.of(json ->
                BarJson.write(json, bar, table.symbol(bar.market), LiveBars.INTERVAL, complete)));
    }
}
