package io.tickring.simulator.stream;

import io.tickring.simulator.fault.FaultBoard;
import io.tickring.simulator.fault.Running;
import io.tickring.simulator.fault.VenueFault;
import io.tickring.simulator.market.Bar;
import io.tickring.simulator.market.PriceSource;
import io.tickring.simulator.rules.OhlcTiming;
import io.tickring.simulator.rules.StreamRules;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Sends bars to those who subscribed to them, when and as the rules say. Stream loop only. */
final class OhlcFeed {
    private static final long EARLY_MS = 3_000;
    private static final long UPDATE_NS = 1_000_000_000;

    private final PriceSource source;
    private final StreamRules rules;
    private final FaultBoard faults;
    private final OhlcFrames frames = new OhlcFrames();
    private final Map<OhlcTopic, Subscription> subscriptions = new LinkedHashMap<>();
    private long updatedNs;
    private long bars;

    /** One topic: who wants it and which bar is next. */
    private static final class Subscription {
        private final Set<Connection> connections = new LinkedHashSet<>();
        private long openMs;

        private Subscription(long openMs) {
            this.openMs = openMs;
        }
    }

    OhlcFeed(PriceSource source, StreamRules rules, FaultBoard faults) {
        this.source = source;
        this.rules = rules;
        this.faults = faults;
    }

    void add(Connection connection, OhlcTopic topic) {
        subscriptions.computeIfAbsent(topic, t -> new Subscription(t.resolution().openOf(source.nowMs())))
                .connections.add(connection);
    }

    /** @return whether the connection had subscribed to it */
    boolean remove(Connection connection, OhlcTopic topic) {
        Subscription subscription = subscriptions.get(topic);
        boolean removed = subscription != null && subscription.connections.remove(connection);
        if (removed && subscription.connections.isEmpty()) {
            subscriptions.remove(topic);
        }
        return removed;
    }

    List<OhlcTopic> topicsOf(Connection connection) {
        return subscriptions.entrySet().stream()
                .filter(entry -> entry.getValue().connections.contains(connection))
                .map(Map.Entry::getKey).toList();
    }

    void removeAll(Connection connection) {
        topicsOf(connection).forEach(topic -> remove(connection, topic));
    }

    void pass(long nowNs) {
        if (subscriptions.isEmpty()) {
            return;
        }
        long nowMs = source.nowMs();
        boolean update = rules.ohlcTiming() == OhlcTiming.INTRA_BAR && nowNs - updatedNs >= UPDATE_NS;
        if (update) {
            updatedNs = nowNs;
        }
        long lead = rules.ohlcTiming() == OhlcTiming.PREMATURE ? EARLY_MS : 0;
        subscriptions.forEach((topic, subscription) -> {
            sendEnded(topic, subscription, nowMs + lead);
            if (update) {
                send(topic, subscription, subscription.openMs);
            }
        });
    }

    private void sendEnded(OhlcTopic topic, Subscription subscription, long nowMs) {
        long length = topic.resolution().lengthMs();
        while (subscription.openMs + length <= nowMs) {
            if (rules.ohlcDropEvery() == 0 || ++bars % rules.ohlcDropEvery() != 0) {
                send(topic, subscription, subscription.openMs);
            }
            subscription.openMs += length;
        }
    }

    private void send(OhlcTopic topic, Subscription subscription, long openMs) {
        Optional<Running> dropped = faults.active(VenueFault.DROP_BARS, topic.instrument().epic());
        dropped.ifPresent(Running::strike);
        if (dropped.isEmpty()) {
            candle(topic, openMs).ifPresent(bar -> {
                String bid = frames.bid(topic, bar);
                String ask = frames.ask(topic, bar);
                subscription.connections.stream().filter(Connection::takesQuotes).forEach(connection -> {
                    connection.send(bid);
                    connection.send(ask);
                });
            });
        }
    }

    private Optional<Bar> candle(OhlcTopic topic, long openMs) {
        if (topic.type() == OhlcTopic.BarType.CLASSIC) {
            return source.bar(topic.instrument(), topic.resolution(), openMs);
        }
        List<Bar> before = new ArrayList<>();
        long length = topic.resolution().lengthMs();
        for (long open = openMs - HeikinAshi.BARS_BEFORE * length; open <= openMs; open += length) {
            source.bar(topic.instrument(), topic.resolution(), open).ifPresent(before::add);
        }
        boolean hasTicks = !before.isEmpty() && before.get(before.size() - 1).openMs() == openMs;
        return hasTicks ? Optional.of(HeikinAshi.of(before)) : Optional.empty();
    }
}
