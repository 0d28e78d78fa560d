package io.tickring.web.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.tickring.engine.history.Tick;
import java.io.IOException;

/** A tick as REST shows it; the schema {@code Tick} of the OpenAPI document. */
public final class TickJson {
    private static final long NS_PER_MS = 1_000_000;

    private TickJson() {
    }

    /** Writes the fields into an object that is begun. */
    public static void fields(JsonGenerator json, Tick tick) throws IOException {
        json.writeNumberField("sequence", tick.sequence());
        JsonText.time(json, "exchangeTime", tick.exchangeTimeMs());
        JsonText.time(json, "receiveTime", tick.receiveTimeNs() / NS_PER_MS);
        JsonText.price(json, "bid", tick.bidNanos());
        JsonText.price(json, "ask", tick.askNanos());
        JsonText.size(json, "bidSize", tick.bidSizeMicros());
        JsonText.size(json, "askSize", tick.askSizeMicros());
        JsonText.marks(json, tick.marks());
    }
}
