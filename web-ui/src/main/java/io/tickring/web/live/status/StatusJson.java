package io.tickring.web.live.status;

import com.fasterxml.jackson.core.JsonGenerator;
import io.tickring.engine.latency.LatencySummary;
import io.tickring.engine.status.AccountStatus;
import io.tickring.engine.status.BackfillStatus;
import io.tickring.engine.status.FeedStatus;
import io.tickring.engine.status.JournalStatus;
import io.tickring.engine.status.RedisStatus;
import io.tickring.engine.status.RingStatus;
import io.tickring.engine.status.VenueBudget;
import io.tickring.web.WebPorts;
import io.tickring.web.json.JsonText;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The schema {@code Status} of the OpenAPI document. Safe for any thread: it asks only what is. */
public final class StatusJson {
    private final WebPorts ports;
    private final Audience audience;
    private final TickRate rate;

    public StatusJson(WebPorts ports, Audience audience, TickRate rate) {
        this.ports = ports;
        this.audience = audience;
        this.rate = rate;
    }

    /** @param sequence up to which the live view has read */
    public void write(JsonGenerator json, long sequence) throws IOException {
        long nowMs = ports.nowMs();
        json.writeStartObject();
        JsonText.time(json, "t", nowMs);
        json.writeNumberField("sequence", sequence);
        json.writeStringField("version", ports.version());
        JsonText.time(json, "startTime", ports.startTimeMs());
        json.writeNumberField("uptimeSeconds", Math.max(0, nowMs - ports.startTimeMs()) / 1000);
        JsonText.time(json, "marketTime", ports.marketTimeMs().getAsLong());
        JsonText.object(json, "feed", part -> feed(part, ports.feed().get()));
        JsonText.object(json, "account", part -> account(part, ports.account().get()));
        JsonText.object(json, "ring", part -> ring(part, ports.ring().get()));
        JsonText.object(json, "journal", part -> journal(part, ports.journal().get()));
        ArchiveJson.write(json, ports.archive().get());
        JsonText.object(json, "redis", part -> redis(part, ports.redis().get()));
        JsonText.object(json, "backfill", part -> backfill(part, ports.backfill().status().get()));
        BackupJson.write(json, ports.backup().get(), nowMs);
        latency(json, "latency", ports.latencies().summaries());
        latency(json, "latencyLastMinute", ports.latencies().lastMinute());
        JsonText.object(json, "counts", this::counts);
        JsonText.object(json, "stream", this::stream);
        json.writeEndObject();
    }

    private static void budget(JsonGenerator json, VenueBudget budget) throws IOException {
        json.writeNumberField("requestsPerSecond", budget.requestsPerSecond());
        json.writeNumberField("requestsLeft", budget.requestsLeft());
        json.writeNumberField("ordersPerHour", budget.ordersPerHour());
        json.writeNumberField("ordersLeft", budget.ordersLeft());
        json.writeNumberField("tooManyRequests", budget.tooManyRequests());
    }

    private static void feed(JsonGenerator json, FeedStatus feed) throws IOException {
        JsonText.state(json, feed.state(), feed.reason());
        json.writeStringField("mode", feed.mode().name().toLowerCase(Locale.ROOT));
        json.writeStringField("environment", feed.environment());
        json.writeStringField("accountId", feed.accountId());
        json.writeNumberField("shards", feed.shards());
        json.writeNumberField("subscribed", feed.subscribed());
        json.writeNumberField("polled", feed.polled());
        json.writeNumberField("wanted", feed.wanted());
        json.writeObjectFieldStart("withoutData");
        for (Map.Entry<String, String> each : new TreeMap<>(feed.withoutData()).entrySet()) {
            json.writeStringField(each.getKey(), each.getValue());
        }
        json.writeEndObject();
        json.writeNumberField("openGaps", feed.openGaps());
        json.writeNumberField("reconnects", feed.reconnects());
        json.writeNumberField("frames", feed.frames());
        json.writeBooleanField("paused", feed.paused());
        json.writeNumberField("clockSkewMs", feed.clockSkewMs());
        json.writeNumberField("clockRate", feed.clockRate());
        JsonText.object(json, "budget", part -> budget(part, feed.budget()));
    }

    private static void account(JsonGenerator json, AccountStatus account) throws IOException {
        JsonText.state(json, account.state(), account.reason());
        json.writeStringField("accountId", account.accountId());
        json.writeStringField("currency", account.currency());
        if (account.lastPolledMs() > 0) {
            JsonText.time(json, "lastPolled", account.lastPolledMs());
        }
        json.writeNumberField("positions", account.positions());
        json.writeNumberField("workingOrders", account.workingOrders());
        json.writeNumberField("activities", account.activities());
        json.writeNumberField("transactions", account.transactions());
        json.writeNumberField("failures", account.failures());
    }

    private static void backfill(JsonGenerator json, BackfillStatus backfill) throws IOException {
        JsonText.state(json, backfill.state(), backfill.reason());
        json.writeNumberField("done", backfill.done());
        json.writeNumberField("total", backfill.total());
        json.writeNumberField("requestsLeft", backfill.requestsLeft());
        json.writeNumberField("etaSeconds", backfill.etaSeconds());
        json.writeNumberField("gapsOpen", backfill.gapsOpen());
        json.writeNumberField("gapsFilled", backfill.gapsFilled());
        json.writeNumberField("gapsExplained", backfill.gapsExplained());
    }

    private static void ring(JsonGenerator json, RingStatus ring) throws IOException {
        json.writeNumberField("capacity", ring.capacity());
        json.writeNumberField("used", ring.used());
        json.writeBooleanField("failed", ring.failed());
    }

    private static void journal(JsonGenerator json, JournalStatus journal) throws IOException {
        json.writeStringField("state", journal.state());
        json.writeNumberField("sequence", journal.sequence());
        json.writeNumberField("syncedSequence", journal.syncedSequence());
        json.writeNumberField("epoch", journal.epoch());
        json.writeNumberField("bytes", journal.bytes());
        json.writeNumberField("notJournaled", journal.notJournaled());
    }

    private static void redis(JsonGenerator json, RedisStatus redis) throws IOException {
        JsonText.state(json, redis.state(), redis.reason());
        json.writeStringField("server", redis.server());
        json.writeStringField("instance", redis.instance());
        json.writeStringField("version", redis.version());
        json.writeStringField("eviction", redis.eviction());
        json.writeNumberField("sequence", redis.sequence());
        json.writeNumberField("ticks", redis.ticks());
        json.writeNumberField("bars", redis.bars());
        json.writeNumberField("batches", redis.batches());
        json.writeNumberField("inFlight", redis.inFlight());
        json.writeNumberField("connects", redis.connects());
        json.writeNumberField("failures", redis.failures());
        json.writeNumberField("rewrites", redis.rewrites());
    }

    private static void latency(JsonGenerator json, String name, List<LatencySummary> stages) throws IOException {
        json.writeObjectFieldStart(name);
        for (LatencySummary summary : stages) {
            json.writeObjectFieldStart(summary.stage().key());
            json.writeNumberField("count", summary.count());
            json.writeNumberField("p50Ns", summary.p50Ns());
            json.writeNumberField("p99Ns", summary.p99Ns());
            json.writeNumberField("p999Ns", summary.p999Ns());
            json.writeNumberField("maxNs", summary.maxNs());
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private void counts(JsonGenerator json) throws IOException {
        long accepted = ports.counters().accepted();
        long rejected = ports.counters().rejected();
        long duplicate = ports.counters().duplicate();
        json.writeNumberField("received", accepted + rejected + duplicate);
        json.writeNumberField("accepted", accepted);
        json.writeNumberField("rejected", rejected);
        json.writeNumberField("duplicate", duplicate);
        json.writeNumberField("ticksPerSecond", rate.perSecond());
    }

    private void stream(JsonGenerator json) throws IOException {
        json.writeNumberField("clients", audience.clients());
        json.writeNumberField("cut", audience.cut());
    }
}
