package io.tickring.web.live;

import com.fasterxml.jackson.core.JsonGenerator;
import io.tickring.engine.backfill.Gap;
import io.tickring.engine.tick.RejectReason;
import io.tickring.engine.validation.TickCounters;
import io.tickring.web.json.JsonText;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The schema {@code MarketQuality} of the OpenAPI document, which also defines the score. */
final class QualityJson {
    /** What is counted apart from the rejected ones. */
    private static final Set<RejectReason> NOT_REJECTS = EnumSet.of(RejectReason.NONE, RejectReason.DUPLICATE);
    private static final double MS_PER_SECOND = 1e3;
    private static final int LATEST_GAPS = 100;

    private QualityJson() {
    }

    /** @param ended gaps of the market, the oldest first; the newest of them are written one by one */
    static void write(JsonGenerator json, String symbol, LiveMarket market, TickCounters counters, List<Gap> ended,
            long marketTimeMs) throws IOException {
        long rejected = counters.rejected(market.number);
        long received = counters.accepted(market.number) + counters.duplicate(market.number) + rejected;
        long late = counters.late(market.number);
        long observedMs = market.gaps.observedMs(marketTimeMs);
        json.writeStartObject();
        json.writeStringField("symbol", symbol);
        json.writeNumberField("received", received);
        json.writeNumberField("accepted", counters.accepted(market.number));
        json.writeNumberField("duplicate", counters.duplicate(market.number));
        json.writeNumberField("rejected", rejected);
        rejectedBy(json, market.number, counters);
        json.writeNumberField("late", late);
        gaps(json, market, ended);
        json.writeNumberField("observedSeconds", observedMs / MS_PER_SECOND);
        score(json, share(rejected + late, received), share(market.gaps.gapMs(), observedMs));
        json.writeEndObject();
    }

    private static void rejectedBy(JsonGenerator json, int market, TickCounters counters) throws IOException {
        json.writeObjectFieldStart("rejectedBy");
        for (RejectReason reason : RejectReason.values()) {
            long count = NOT_REJECTS.contains(reason) ? 0 : counters.rejected(market, reason);
            if (count > 0) {
                json.writeNumberField(reason.key(), count);
            }
        }
        json.writeEndObject();
    }

    private static void gaps(JsonGenerator json, LiveMarket market, List<Gap> ended) throws IOException {
        json.writeObjectFieldStart("gaps");
        json.writeNumberField("count", market.gaps.count());
        json.writeNumberField("seconds", market.gaps.gapMs() / MS_PER_SECOND);
        JsonText.time(json, "openSince", market.state.gapFromMs());
        for (Gap.State state : Gap.State.values()) {
            json.writeNumberField(state.key(), ended.stream().filter(gap -> gap.state() == state).count());
        }
        json.writeArrayFieldStart("latest");
        for (Gap gap : ended.subList(Math.max(0, ended.size() - LATEST_GAPS), ended.size())) {
            gap(json, gap);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void gap(JsonGenerator json, Gap gap) throws IOException {
        json.writeStartObject();
        JsonText.time(json, "from", gap.fromMs());
        JsonText.time(json, "to", gap.toMs());
        json.writeStringField("reason", gap.reason() == null ? "unknown" : gap.reason().key());
        json.writeStringField("state", gap.state().key());
        json.writeNumberField("bars", gap.bars());
        json.writeStringField("explanation", gap.explanation());
        json.writeEndObject();
    }

    private static void score(JsonGenerator json, double invalidShare, double missingShare) throws IOException {
        double validity = 1 - invalidShare;
        double availability = 1 - missingShare;
        write(json, "validity", validity, 1e6);
        write(json, "availability", availability, 1e6);
        write(json, "score", 100 * validity * (Double.isNaN(availability) ? 1 : availability), 10);
    }

    /** @return the part of the whole, at most 1; NaN of nothing */
    private static double share(long part, long whole) {
        return whole == 0 ? Double.NaN : Math.min(1, (double) part / whole);
    }

    private static void write(JsonGenerator json, String name, double value, double units) throws IOException {
        json.writeFieldName(name);
        if (Double.isNaN(value)) {
            json.writeNull();
        } else {
            json.writeNumber(Math.round(value * units) / units);
        }
    }
}
