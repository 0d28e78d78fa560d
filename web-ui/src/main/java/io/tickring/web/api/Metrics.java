package io.tickring.web.api;

import io.prometheus.metrics.core.metrics.CounterWithCallback;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.tickring.engine.latency.LatencySummary;
import io.tickring.engine.status.FeedState;
import io.tickring.engine.status.RedisState;
import io.tickring.engine.tick.RejectReason;
import io.tickring.web.WebPorts;
import io.tickring.web.http.Reply;
import io.tickring.web.live.LiveView;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;

/** The status in the words of Prometheus: read when asked for, nothing is kept. */
final class Metrics {
    private static final double NS_PER_SECOND = 1e9;

    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final PrometheusTextFormatWriter writer = PrometheusTextFormatWriter.create();
    private final WebPorts ports;

    Metrics(WebPorts ports, LiveView live) {
        this.ports = ports;
        ticks();
        latencies();
        feed();
        redis();
        gauge("tickring_ring_used_slots", "Slots that wait for a stage", () -> ports.ring().get().used());
        gauge("tickring_journal_sequence", "Last record acknowledged", () -> ports.journal().get().sequence());
        gauge("tickring_journal_synced_sequence", "Last record forced to the disk",
                () -> ports.journal().get().syncedSequence());
        gauge("tickring_journal_bytes", "Written to the directory in use", () -> ports.journal().get().bytes());
        counter("tickring_not_journaled_ticks", "Ticks that found no room on the disk",
                () -> ports.journal().get().notJournaled());
        gauge("tickring_live_sequence", "Last record the live view has read", live::sequence);
        gauge("tickring_stream_clients", "Clients of the stream", () -> live.audience().clients());
        counter("tickring_stream_cut_clients", "Clients cut because they did not read", () -> live.audience().cut());
    }

    Reply scrape() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            writer.write(out, registry.scrape());
        } catch (IOException notInMemory) {
            throw new UncheckedIOException(notInMemory);
        }
        return new Reply(200, writer.getContentType(), out.toByteArray());
    }

    private void ticks() {
        CounterWithCallback.builder().name("tickring_ticks_received").help("Ticks by what became of them")
                .labelNames("result").callback(result -> {
                    result.call(ports.counters().accepted(), "accepted");
                    result.call(ports.counters().duplicate(), "duplicate");
                    result.call(ports.counters().rejected(), "rejected");
                }).register(registry);
        CounterWithCallback.builder().name("tickring_ticks_rejected").help("Rejected ticks by reason")
                .labelNames("reason").callback(result -> {
                    for (RejectReason reason : RejectReason.values()) {
                        if (reason != RejectReason.NONE && reason != RejectReason.DUPLICATE) {
                            result.call(ports.counters().total(reason), reason.key());
                        }
                    }
                }).register(registry);
    }

    private void latencies() {
        latency("tickring_latency_seconds", "since start", ports.latencies()::summaries);
        latency("tickring_latency_last_minute_seconds", "in the last minute", ports.latencies()::lastMinute);
    }

    private void latency(String name, String span, Supplier<List<LatencySummary>> stages) {
        GaugeWithCallback.builder().name(name)
                .help("Time of a tick by stage " + span + "; quantile 1 is the longest")
                .labelNames("stage", "quantile").callback(result -> {
                    for (LatencySummary stage : stages.get()) {
                        String key = stage.stage().key();
                        result.call(stage.p50Ns() / NS_PER_SECOND, key, "0.5");
                        result.call(stage.p99Ns() / NS_PER_SECOND, key, "0.99");
                        result.call(stage.p999Ns() / NS_PER_SECOND, key, "0.999");
                        result.call(stage.maxNs() / NS_PER_SECOND, key, "1");
                    }
                }).register(registry);
    }

    private void feed() {
        GaugeWithCallback.builder().name("tickring_feed_state").help("1 for the state the feed is in")
                .labelNames("state").callback(result -> {
                    FeedState now = ports.feed().get().state();
                    for (FeedState state : FeedState.values()) {
                        result.call(state == now ? 1 : 0, state.name().toLowerCase(Locale.ROOT));
                    }
                }).register(registry);
        gauge("tickring_feed_subscribed_markets", "Markets the venue confirmed",
                () -> ports.feed().get().subscribed());
        gauge("tickring_feed_clock_skew_seconds", "Our wall clock minus the venue's",
                () -> ports.feed().get().clockSkewMs() / 1e3);
        counter("tickring_feed_reconnects", "Outages", () -> ports.feed().get().reconnects());
        counter("tickring_feed_frames", "Application frames received", () -> ports.feed().get().frames());
    }

    private void redis() {
        GaugeWithCallback.builder().name("tickring_redis_state").help("1 for the state the cache in Redis is in")
                .labelNames("state").callback(result -> {
                    RedisState now = ports.redis().get().state();
                    for (RedisState state : RedisState.values()) {
                        result.call(state == now ? 1 : 0, state.name().toLowerCase(Locale.ROOT));
                    }
                }).register(registry);
        gauge("tickring_redis_sequence", "Last record that Redis has confirmed with all before it",
                () -> ports.redis().get().sequence());
        counter("tickring_redis_ticks", "Ticks written to Redis", () -> ports.redis().get().ticks());
        counter("tickring_redis_bars", "Revisions of bars written to Redis", () -> ports.redis().get().bars());
        counter("tickring_redis_failures", "Connections to Redis lost, cut or refused",
                () -> ports.redis().get().failures());
        counter("tickring_redis_rewrites", "Times that some or all of the cache was written again",
                () -> ports.redis().get().rewrites());
    }

    private void gauge(String name, String help, DoubleSupplier value) {
        GaugeWithCallback.builder().name(name).help(help).callback(result -> result.call(value.getAsDouble()))
                .register(registry);
    }

    private void counter(String name, String help, DoubleSupplier value) {
        CounterWithCallback.builder().name(name).help(help).callback(result -> result.call(value.getAsDouble()))
                .register(registry);
    }
}
