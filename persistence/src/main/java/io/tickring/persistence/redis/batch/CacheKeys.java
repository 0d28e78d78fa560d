package io.tickring.persistence.redis.batch;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The names of one market's keys. The braces are literal: they keep a market on one node of a cluster. */
final class CacheKeys {
    static final long DAY_MS = TimeUnit.DAYS.toMillis(1);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuuMMdd").withZone(ZoneOffset.UTC);

    private final String instance;
    private final String market;
    private final String quote;
    private final String ticks;
    private final String bars;

    CacheKeys(String instance, String symbol) {
        this.instance = instance;
        market = ":{" + symbol + "}";
        quote = instance + ":quote" + market;
        ticks = instance + ":tick" + market;
        bars = instance + ":bars" + market;
    }

    /** @return the key that says how far the journal is in Redis */
    static String position(String instance) {
        return instance + ":position";
    }

    String quote() {
        return quote;
    }

    String ticks() {
        return ticks;
    }

    String bars() {
        return bars;
    }

    /** @return the hash of the minute bars of a day, UTC */
    String minutes(long openTimeMs) {
        return instance + ":bar1m" + market + ":" + DAY.format(Instant.ofEpochMilli(openTimeMs));
    }

    /** @return all keys that may be there, without asking: those of the days from the first to the last included */
    String[] all(long firstDayMs, long lastDayMs) {
        List<String> keys = new ArrayList<>(List.of(quote, ticks, bars));
        for (long dayMs = Math.floorDiv(firstDayMs, DAY_MS) * DAY_MS; dayMs <= lastDayMs; dayMs += DAY_MS) {
            keys.add(minutes(dayMs));
        }
        return keys.toArray(String[]::new);
    }
}
