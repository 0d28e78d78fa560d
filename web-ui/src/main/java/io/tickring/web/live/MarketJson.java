package io.tickring.web.live;

import com.fasterxml.jackson.core.JsonGenerator;
import io.tickring.engine.market.Market;
import io.tickring.engine.tick.Decimal;
import io.tickring.engine.tick.TickEvent;
import io.tickring.web.json.JsonText;
import java.io.IOException;
import java.util.Locale;

/** The schemas {@code Quote} and {@code Market} of the OpenAPI document. */
final class MarketJson {
    private static final int PERCENT_SCALE = 4;
    private static final double PERCENT_UNITS = 100 * 1e4;
    private static final long NS_PER_MS = 1_000_000;

    private MarketJson() {
    }

    static void quote(JsonGenerator json, Market market, LiveMarket live) throws IOException {
        json.writeStartObject();
        quoteFields(json, market, live);
        json.writeEndObject();
    }

    /** @param nowMs our time, for the quote's age */
    static void market(JsonGenerator json, Market market, LiveMarket live, long nowMs) throws IOException {
        json.writeStartObject();
        quoteFields(json, market, live);
        json.writeStringField("name", market.name());
        json.writeStringField("assetClass", market.assetClass().name().toLowerCase(Locale.ROOT));
        json.writeStringField("currency", market.currency());
        json.writeNumberField("decimals", market.decimals());
        JsonText.price(json, "referenceMid", live.state.referenceMidNanos());
        if (live.hasQuote()) {
            json.writeNumberField("ageMs", Math.max(0, nowMs - live.receiveTimeNs / NS_PER_MS));
        } else {
            json.writeNullField("ageMs");
        }
        sparkline(json, live.sparkline);
        json.writeEndObject();
    }

    private static void quoteFields(JsonGenerator json, Market market, LiveMarket live) throws IOException {
        boolean quoted = live.hasQuote();
        json.writeStringField("symbol", market.symbol());
        JsonText.price(json, "bid", live.bidNanos);
        JsonText.price(json, "ask", live.askNanos);
        JsonText.price(json, "mid", live.midNanos());
        JsonText.price(json, "spread", quoted ? live.askNanos - live.bidNanos : TickEvent.ABSENT);
        JsonText.size(json, "bidSize", live.bidSizeMicros);
        JsonText.size(json, "askSize", live.askSizeMicros);
        change(json, live);
        json.writeStringField("status", live.status.name().toLowerCase(Locale.ROOT));
        json.writeStringField("source", live.state.source().name().toLowerCase(Locale.ROOT));
        json.writeStringField("sourceReason", live.state.reason());
        JsonText.time(json, "exchangeTime", live.exchangeTimeMs);
        JsonText.time(json, "receiveTime", quoted ? live.receiveTimeNs / NS_PER_MS : TickEvent.ABSENT);
        json.writeNumberField("ticks", live.ticks);
        JsonText.marks(json, live.marks);
    }

    private static void change(JsonGenerator json, LiveMarket live) throws IOException {
        long reference = live.state.referenceMidNanos();
        if (!live.hasQuote() || reference == TickEvent.ABSENT || reference <= 0) {
            json.writeNullField("change");
            json.writeNullField("changePercent");
            return;
        }
        long change = live.midNanos() - reference;
        JsonText.price(json, "change", change);
        json.writeFieldName("changePercent");
        json.writeNumber(Decimal.text(Math.round(change * PERCENT_UNITS / reference), PERCENT_SCALE));
    }

    private static void sparkline(JsonGenerator json, Sparkline line) throws IOException {
        json.writeArrayFieldStart("spark");
        for (int i = 0; i < line.size(); i++) {
            json.writeString(Decimal.text(line.midNanos(i), Decimal.PRICE_SCALE));
        }
        json.writeEndArray();
        JsonText.time(json, "sparkTime", line.size() == 0 ? TickEvent.ABSENT : line.newestOpenTimeMs());
    }
}
