package io.tickring.web.api.bars;

import com.fasterxml.jackson.core.JsonGenerator;
import io.tickring.engine.bars.Bar;
import io.tickring.web.api.past.PageWindow;
import io.tickring.web.http.Route;
import io.tickring.web.json.JsonPieces;
import io.tickring.web.json.JsonText;
import java.io.IOException;
import java.util.List;

/** The schema {@code ManyBars} of the OpenAPI document. A bar is a list, for an object would name each value again. */
final class ManyBarsJson implements ManyBarsText {
    private static final List<String> COLUMNS = List.of("openTime", "bidOpen", "bidHigh", "bidLow", "bidClose",
            "askOpen", "askHigh", "askLow", "askClose", "ticks", "provenance");

    private final JsonPieces text = new JsonPieces();

    ManyBarsJson(PageWindow window) {
        text.write(json -> begin(json, window));
    }

    private static void begin(JsonGenerator json, PageWindow window) throws IOException {
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
    }

    @Override
    public String type() {
        return Route.JSON;
    }

    @Override
    public void add(String symbol, List<Bar> bars) {
        text.write(json -> {
            json.writeArrayFieldStart(symbol);
            for (Bar bar : bars) {
                write(json, bar);
            }
            json.writeEndArray();
        });
    }

    private static void write(JsonGenerator json, Bar bar) throws IOException {
        json.writeStartArray();
        JsonText.time(json, bar.openTimeMs);
        for (long price : ManyBarsText.prices(bar)) {
            JsonText.price(json, price);
        }
        json.writeNumber(bar.ticks);
        json.writeString(bar.provenance.key());
        json.writeEndArray();
    }

    @Override
    public void end() {
        text.write(json -> {
            json.writeEndObject();
            json.writeEndObject();
        });
    }

    @Override
    public byte[] take() {
        return text.take();
    }
}
