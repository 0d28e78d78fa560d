package io.tickring.benchmarks.cache;

import io.lettuce.core.Range;
import io.lettuce.core.api.sync.RedisCommands;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What Redis holds of one market, by the words of docs/redis.md.
 *
 * @param ticks   in the order of the stream
 * @param bars    by sequence
 * @param minutes the last revisions by opening time
 */
record CachedMarket(List<TickRow> ticks, TreeMap<Long, BarRow> bars, Map<Long, BarRow> minutes,
        Optional<TickRow> quote) {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuuMMdd").withZone(ZoneOffset.UTC);

    static CachedMarket read(RedisCommands<String, String> redis, String instance, String symbol) {
        String market = ":{" + symbol + "}";
        TreeMap<Long, BarRow> bars = new TreeMap<>();
        redis.xrange(instance + ":bars" + market, Range.unbounded()).forEach(entry ->
                bars.put(Long.parseLong(entry.getId().split("-")[0]), BarRow.ofEntry(entry.getBody())));
        Map<Long, BarRow> minutes = new HashMap<>();
        bars.values().stream().map(bar -> DAY.format(Instant.ofEpochMilli(bar.openTimeMs()))).distinct()
                .forEach(day -> redis.hgetall(instance + ":bar1m" + market + ":" + day)
                        .forEach((minute, bar) -> minutes.put(Long.parseLong(minute), BarRow.ofJson(bar))));
        Map<String, String> quote = redis.hgetall(instance + ":quote" + market);
        return new CachedMarket(redis.xrange(instance + ":tick" + market, Range.unbounded()).stream()
                .map(TickRow::of).toList(), bars, minutes,
                quote.isEmpty() ? Optional.empty() : Optional.of(TickRow.ofQuote(quote)));
    }
}
