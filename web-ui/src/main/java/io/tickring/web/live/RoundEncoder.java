package io.tickring.web.live;

import com.fasterxml.jackson.core.JsonGenerator;
import io.tickring.engine.bars.Bar;
import io.tickring.engine.latency.Latencies;
import io.tickring.engine.latency.LatencyStage;
import io.tickring.web.WebPorts;
import io.tickring.web.json.BarJson;
import io.tickring.web.json.JsonText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Turns the live state into rows and messages. Belongs to the live thread. */
final class RoundEncoder {
    private static final String MINUTE = "1m";
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
        List<Round.Row> quotes = new ArrayList<>();
        List<Round.Row> barRows = new ArrayList<>();
        for (Bar closed : bars.takeClosed()) {
            barRows.add(barRow(closed, true));
        }
        for (LiveMarket market : table.all()) {
            if (market.rowChanged) {
                market.rowChanged = false;
                quotes.add(quoteRow(market));
            }
            if (market.barChanged) {
                market.barChanged = false;
                if (bars.open(market, scratch)) {
                    barRows.add(barRow(scratch, false));
                }
            }
        }
        return new Round(sequence, nowNs / NS_PER_MS, quotes, barRows);
    }

    private Round.Row quoteRow(LiveMarket market) {
        byte[] json = JsonText.of(out -> MarketJson.quote(out, table.definition(market), market));
        if (market.ticked) {
            market.ticked = false;
            if (market.receiveTimeNs - startNs >= 0) {
                long tookNs = ports.nowNs().getAsLong() - market.receiveTimeNs;
                ports.latencies().recorder(LatencyStage.PAGE).recordValue(Latencies.bounded(tookNs));
            }
        }
        return new Round.Row(market.number, json);
    }

    private Round.Row barRow(Bar bar, boolean complete) {
        return new Round.Row(bar.market, JsonText.of(json -> bar(json, bar, complete)));
    }

    private void bar(JsonGenerator json, Bar bar, boolean complete) throws IOException {
        BarJson.write(json, bar, table.symbol(bar.market), MINUTE, complete);
    }

    void snapshot(JsonGenerator json, SnapshotRequest request, long sequence, StatusJson status) throws IOException {
        json.writeStartObject();
        MessageJson.head(json, "snapshot", sequence, ports.nowMs());
        MessageJson.subscriptions(json, request.subscriptions());
        if (request.quotes() != null) {
            markets(json, request.quotes());
        }
        if (request.bars() != null) {
            newestBars(json, request.bars());
        }
        if (request.status()) {
            json.writeFieldName("status");
            status.write(json, sequence);
        }
        json.writeEndObject();
    }

    void markets(JsonGenerator json, long sequence) throws IOException {
        json.writeStartObject();
        JsonText.time(json, "t", ports.nowMs());
        json.writeNumberField("sequence", sequence);
        markets(json, MarketSet.ALL);
        json.writeEndObject();
    }

    private void markets(JsonGenerator json, MarketSet wanted) throws IOException {
        long nowMs = ports.nowMs();
        json.writeArrayFieldStart("markets");
        for (LiveMarket market : table.all()) {
            if (wanted.contains(market.number)) {
                MarketJson.market(json, table.definition(market), market, nowMs);
            }
        }
        json.writeEndArray();
    }

    private void newestBars(JsonGenerator json, MarketSet wanted) throws IOException {
        json.writeArrayFieldStart("bars");
        for (LiveMarket market : table.all()) {
            if (wanted.contains(market.number)) {
                if (bars.open(market, scratch)) {
                    bar(json, scratch, false);
                } else if (market.hasClosed) {
                    bar(json, market.closed, true);
                }
            }
        }
        json.writeEndArray();
    }

    void quality(JsonGenerator json, long sequence) throws IOException {
        long marketTimeMs = ports.marketTimeMs().getAsLong();
        json.writeStartObject();
        JsonText.time(json, "t", ports.nowMs());
        json.writeNumberField("sequence", sequence);
        json.writeArrayFieldStart("markets");
        quality(json, table.get(0), marketTimeMs);
        for (LiveMarket market : table.all()) {
            quality(json, market, marketTimeMs);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void quality(JsonGenerator json, LiveMarket market, long marketTimeMs) throws IOException {
        QualityJson.write(json, table.symbol(market.number), market.number, ports.counters(), market.gaps,
                market.state.gapFromMs(), ports.backfill().gaps().apply(market.number), marketTimeMs);
    }
}
