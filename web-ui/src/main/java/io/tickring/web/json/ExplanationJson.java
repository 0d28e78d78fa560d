package io.tickring.web.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.tickring.engine.bars.Bar;
import io.tickring.engine.explain.BarCause;
import io.tickring.engine.explain.BarExplanation;
import io.tickring.engine.explain.BarRevision;
import io.tickring.engine.explain.RejectedTick;
import io.tickring.engine.history.Tick;
import io.tickring.engine.tick.TickEvent;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** What a bar was made of; the schema {@code Explanation} of the OpenAPI document. */
public final class ExplanationJson {
    private static final String MINUTES = "1m";
    private static final long NS_PER_MS = 1_000_000;

    private ExplanationJson() {
    }

    public static void write(JsonGenerator json, String symbol, long openTimeMs, BarExplanation explanation)
            throws IOException {
        json.writeStartObject();
        json.writeStringField("symbol", symbol);
        JsonText.time(json, "openTime", openTimeMs);
        bar(json, symbol, explanation);
        ticks(json, "tick", explanation.tickCount(), explanation.ticks());
        ticks(json, "aside", explanation.asideCount(), explanation.aside());
        json.writeNumberField("rejectedCount", explanation.rejectedCount());
        json.writeArrayFieldStart("rejected");
        for (RejectedTick rejected : explanation.rejected()) {
            rejected(json, rejected);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("revisions");
        for (BarRevision revision : explanation.revisions()) {
            revision(json, symbol, revision);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void bar(JsonGenerator json, String symbol, BarExplanation explanation) throws IOException {
        json.writeFieldName("bar");
        Optional<Bar> bar = explanation.bar();
        if (bar.isPresent()) {
            BarJson.write(json, bar.get(), symbol, MINUTES, explanation.issued());
        } else {
            json.writeNull();
        }
    }

    private static void ticks(JsonGenerator json, String name, long count, List<Tick> ticks) throws IOException {
        json.writeNumberField(name + "Count", count);
        json.writeArrayFieldStart(name.equals("tick") ? "ticks" : name);
        for (Tick tick : ticks) {
            json.writeStartObject();
            TickJson.fields(json, tick);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void rejected(JsonGenerator json, RejectedTick rejected) throws IOException {
        json.writeStartObject();
        TickJson.fields(json, rejected.tick());
        json.writeStringField("reason", rejected.reason().key());
        json.writeStringField("rule", rejected.rule().text());
        json.writeStringField("setting", orNull(rejected.rule().setting()));
        json.writeStringField("settingValue", orNull(rejected.rule().value()));
        json.writeEndObject();
    }

    private static void revision(JsonGenerator json, String symbol, BarRevision revision) throws IOException {
        json.writeStartObject();
        json.writeNumberField("sequence", revision.sequence());
        json.writeNumberField("epoch", revision.epoch());
        json.writeStringField("source", revision.source());
        json.writeFieldName("bar");
        BarJson.write(json, revision.bar(), symbol, MINUTES, true);
        cause(json, revision.cause());
        json.writeEndObject();
    }

    private static void cause(JsonGenerator json, BarCause cause) throws IOException {
        boolean event = cause.sequence() > 0;
        json.writeObjectFieldStart("cause");
        json.writeStringField("kind", cause.kind().key());
        json.writeFieldName("sequence");
        if (event) {
            json.writeNumber(cause.sequence());
        } else {
            json.writeNull();
        }
        JsonText.time(json, "receiveTime", event ? cause.receiveTimeNs() / NS_PER_MS : TickEvent.ABSENT);
        JsonText.time(json, "marketTime", event ? cause.marketTimeMs() : TickEvent.ABSENT);
        json.writeEndObject();
    }

    private static String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
