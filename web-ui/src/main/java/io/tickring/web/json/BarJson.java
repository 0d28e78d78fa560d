package io.tickring.web.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.tickring.engine.bars.Bar;
import io.tickring.engine.bars.Provenance;
import io.tickring.engine.tick.TickEvent;
import java.io.IOException;

/** A bar as REST and the stream show it; the schema {@code Bar} of the OpenAPI document. */
public final class BarJson {
    private BarJson() {
    }

    /**
     * @param interval word for the bar's length, as in a request
     * @param complete whether it is closed
     */
    public static void write(JsonGenerator json, Bar bar, String symbol, String interval, boolean complete)
            throws IOException {
        json.writeStartObject();
        json.writeStringField("symbol", symbol);
        json.writeStringField("interval", interval);
        JsonText.time(json, "openTime", bar.openTimeMs);
        JsonText.price(json, "bidOpen", bar.bidOpen);
        JsonText.price(json, "bidHigh", bar.bidHigh);
        JsonText.price(json, "bidLow", bar.bidLow);
        JsonText.price(json, "bidClose", bar.bidClose);
        JsonText.price(json, "askOpen", bar.askOpen);
        JsonText.price(json, "askHigh", bar.askHigh);
        JsonText.price(json, "askLow", bar.askLow);
        JsonText.price(json, "askClose", bar.askClose);
        json.writeNumberField("ticks", bar.ticks);
        JsonText.price(json, "meanSpread", ofTicks(bar, bar.meanSpreadNanos()));
        JsonText.time(json, "firstTickTime", ofTicks(bar, bar.firstTickMs));
        JsonText.time(json, "lastTickTime", ofTicks(bar, bar.lastTickMs));
        json.writeNumberField("revision", bar.revision);
        json.writeStringField("provenance", bar.provenance.key());
        json.writeBooleanField("final", complete);
        json.writeEndObject();
    }

    /** @return the value; {@link TickEvent#ABSENT} for the venue's own bar, whose ticks nobody here has seen */
    public static long ofTicks(Bar bar, long value) {
        return bar.provenance == Provenance.BACKFILL ? TickEvent.ABSENT : value;
    }
}
