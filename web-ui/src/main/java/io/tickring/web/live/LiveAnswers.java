package io.tickring.web.live;

import com.fasterxml.jackson.core.JsonGenerator;
import io.tickring.engine.bars.Bar;
import io.tickring.web.WebPorts;
import io.tickring.web.json.BarJson;
import io.tickring.web.json.JsonText;
import io.tickring.web.live.status.StatusJson;
import io.tickring.web.message.MarketSet;
import io.tickring.web.message.MessageJson;
import io.tickring.web.message.SnapshotRequest;
import java.io.IOException;

/** Writes all there is, whether it changed or not, for who asks. Belongs to the live thread. */
final class LiveAnswers {
    private final WebPorts ports;
    private final LiveTable table;
    private final LiveBars bars;
    private final StatusJson status;
    private final Bar scratch = new Bar();

    LiveAnswers(WebPorts ports, LiveTable table, LiveBars bars, StatusJson status) {
        this.ports = ports;
        this.table = table;
        this.bars = bars;
        this.status = status;
    }

    /** @return the message {@code snapshot} with the parts that are asked for */
    byte[] snapshot(SnapshotRequest request, long sequence) {
        return JsonText.of(json -> {
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
        });
    }

    /** @return the message {@code status} */
    byte[] status(long sequence, long nowMs) {
        return JsonText.of(json -> {
            json.writeStartObject();
            MessageJson.head(json, "status", sequence, nowMs);
            json.writeFieldName("status");
            status.write(json, sequence);
            json.writeEndObject();
        });
    }

    /** @return the schema {@code Markets} of the OpenAPI document */
    byte[] markets(long sequence) {
        return JsonText.of(json -> {
            json.writeStartObject();
            JsonText.time(json, "t", ports.nowMs());
            json.writeNumberField("sequence", sequence);
            markets(json, MarketSet.ALL);
            json.writeEndObject();
        });
    }

    /** @return the schema {@code Quality} of the OpenAPI document; the market {@code ?} first */
    byte[] quality(long sequence) {
        return JsonText.of(json -> {
            json.writeStartObject();
            JsonText.time(json, "t", ports.nowMs());
            json.writeNumberField("sequence", sequence);
            json.writeArrayFieldStart("markets");
            long marketTimeMs = ports.marketTimeMs().getAsLong();
            quality(json, table.get(0), marketTimeMs);
            for (LiveMarket market : table.all()) {
                quality(json, market, marketTimeMs);
            }
            json.writeEndArray();
            json.writeEndObject();
        });
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
                newestBar(json, market);
            }
        }
        json.writeEndArray();
    }

    private void newestBar(JsonGenerator json, LiveMarket market) throws IOException {
        if (bars.open(market, scratch)) {
            BarJson.write(json, scratch, table.symbol(market.number), LiveBars.INTERVAL, false);
        } else if (market.hasClosed) {
            BarJson.write(json, market.closed, table.symbol(market.number), LiveBars.INTERVAL, true);
        }
    }

    private void quality(JsonGenerator json, LiveMarket market, long marketTimeMs) throws IOException {
        QualityJson.write(json, table.symbol(market.number), market, ports.counters(),
                ports.backfill().gaps().apply(market.number), marketTimeMs);
    }
}
