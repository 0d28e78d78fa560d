package io.tickring.persistence.testing;

import io.lettuce.core.Range;
import io.lettuce.core.StreamMessage;
import io.lettuce.core.cluster.api.sync.RedisClusterCommands;
import io.tickring.engine.bars.Bar;
import io.tickring.engine.bars.Provenance;
import io.tickring.engine.journal.JournalListener;
import io.tickring.engine.journal.SessionMarker;
import io.tickring.engine.market.Market;
import io.tickring.engine.tick.Decimal;
import io.tickring.engine.tick.TickEvent;
import io.tickring.persistence.read.JournalReader;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What Redis has to hold of a journal, by the words of docs/redis.md, as lines that are easy to compare. */
public final class JournalCache implements JournalListener {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuuMMdd").withZone(ZoneOffset.UTC);

    private final String instance;
    private final long fromMs;
    private final Map<Integer, String> symbols = new TreeMap<>();
    private final Map<String, List<String>> lists = new TreeMap<>();
    private final Map<String, String> quotes = new TreeMap<>();
    private final Map<String, String> minutes = new TreeMap<>();
    private boolean live;

    private JournalCache(String instance, long fromMs) {
        this.instance = instance;
        this.fromMs = fromMs;
    }

    /** @param fromMs ticks received before are left out, epoch ms */
    public static List<String> ofJournal(Path journal, String instance, long fromMs) {
        JournalCache cache = new JournalCache(instance, fromMs);
        try (JournalReader reader = JournalReader.open(journal, 0)) {
            reader.readAll(cache);
        }
        return cache.lines();
    }

    /** @return the same of what Redis holds of these markets */
    public static List<String> ofRedis(RedisClusterCommands<String, String> redis, String instance, long fromMs,
            List<String> symbols, long... days) {
        JournalCache cache = new JournalCache(instance, fromMs);
        for (String symbol : symbols) {
            String ticks = instance + ":tick:{" + symbol + "}";
            for (StreamMessage<String, String> entry : redis.xrange(ticks, Range.unbounded())) {
                if (Long.parseLong(entry.getId().split("-")[0]) >= fromMs) {
                    cache.add(ticks, entry.getId() + " " + new TreeMap<>(entry.getBody()));
                }
            }
            String bars = instance + ":bars:{" + symbol + "}";
            redis.xrange(bars, Range.unbounded()).forEach(entry ->
                    cache.add(bars, entry.getId() + " " + new TreeMap<>(entry.getBody())));
            String quote = instance + ":quote:{" + symbol + "}";
            Map<String, String> fields = redis.hgetall(quote);
            if (!fields.isEmpty()) {
                cache.quotes.put(quote, new TreeMap<>(fields).toString());
            }
            for (long day : days) {
                String key = instance + ":bar1m:{" + symbol + "}:" + DAY.format(Instant.ofEpochMilli(day));
                redis.hgetall(key).forEach((minute, bar) -> cache.minutes.put(key + " " + minute, bar));
            }
        }
        return cache.lines();
    }

    @Override
    public void onSession(long sequence, SessionMarker session) {
        live = session.live();
    }

    @Override
    public void onMarket(long sequence, Market market) {
        symbols.put(market.number(), market.symbol());
    }

    @Override
    public void onEvent(long sequence, TickEvent event) {
        if (!live || !event.accepted()) {
            return;
        }
        String market = "{" + symbols.get(event.market) + "}";
        long receivedMs = event.receiveTimeNs / Rig.NS_PER_MS;
        String bid = Decimal.text(event.bidNanos, 9);
        String ask = Decimal.text(event.askNanos, 9);
        if (receivedMs >= fromMs) {
            add(instance + ":tick:" + market, receivedMs + "-" + sequence + " " + new TreeMap<>(Map.of("b", bid, "a",
                    ask, "bs", size(event.bidSizeMicros), "as", size(event.askSizeMicros), "t",
                    Long.toString(event.exchangeTimeMs))));
        }
        quotes.put(instance + ":quote:" + market, new TreeMap<>(Map.of("bid", bid, "ask", ask,
                "bidSize", size(event.bidSizeMicros), "askSize", size(event.askSizeMicros),
                "exchangeTimeMs", Long.toString(event.exchangeTimeMs),
                "receiveTimeMs", Long.toString(receivedMs), "sequence", Long.toString(sequence))).toString());
    }

    @Override
    public void onBar(long sequence, Bar bar) {
        if (bar.provenance != Provenance.LIVE) {
            return;
        }
        String market = "{" + symbols.get(bar.market) + "}";
        Map<String, String> fields = new TreeMap<>();
        StringBuilder json = new StringBuilder("{");
        Object[] pairs = {"openTimeMs", bar.openTimeMs, "bidOpen", price(bar.bidOpen), "bidHigh", price(bar.bidHigh),
            "bidLow", price(bar.bidLow), "bidClose", price(bar.bidClose), "askOpen", price(bar.askOpen),
            "askHigh", price(bar.askHigh), "askLow", price(bar.askLow), "askClose", price(bar.askClose),
            "ticks", bar.ticks, "meanSpread", price(bar.spreadSumNanos / bar.ticks), "firstTickMs", bar.firstTickMs,
            "lastTickMs", bar.lastTickMs, "revision", bar.revision};
        for (int i = 0; i < pairs.length; i += 2) {
            fields.put(pairs[i].toString(), pairs[i + 1].toString());
            json.append(i == 0 ? "" : ",").append('"').append(pairs[i]).append("\":").append(pairs[i + 1]);
        }
        add(instance + ":bars:" + market, sequence + "-0 " + fields);
        minutes.put(instance + ":bar1m:" + market + ":" + DAY.format(Instant.ofEpochMilli(bar.openTimeMs)) + " "
                + bar.openTimeMs, json.append('}').toString());
    }

    private static String price(long nanos) {
        return Decimal.text(nanos, 9);
    }

    private static String size(long micros) {
        return micros == TickEvent.ABSENT ? "" : Decimal.text(micros, 6);
    }

    private void add(String key, String line) {
        lists.computeIfAbsent(key, none -> new ArrayList<>()).add(line);
    }

    private List<String> lines() {
        List<String> lines = new ArrayList<>();
        lists.forEach((key, entries) -> entries.forEach(entry -> lines.add(key + " " + entry)));
        quotes.forEach((key, fields) -> lines.add(key + " " + fields));
        minutes.forEach((key, bar) -> lines.add(key + " " + bar));
        return lines;
    }
}
