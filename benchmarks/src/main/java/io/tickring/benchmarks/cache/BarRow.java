package io.tickring.benchmarks.cache;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tickring.engine.bars.Bar;
import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;

/**
 * A revision of a bar, in numbers.
 *
 * @param fields by the names of docs/redis.md, without trailing zeros
 */
record BarRow(Map<String, BigDecimal> fields) {
    private static final int PRICE_SCALE = 9;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, BigDecimal>> NUMBERS = new TypeReference<>() { };

    BarRow {
        Map<String, BigDecimal> stripped = new TreeMap<>();
        fields.forEach((name, value) -> stripped.put(name, value.stripTrailingZeros()));
        fields = stripped;
    }

    static BarRow of(Bar bar) {
        Map<String, BigDecimal> fields = new TreeMap<>(Map.of(
                "bidOpen", price(bar.bidOpen), "bidHigh", price(bar.bidHigh),
                "bidLow", price(bar.bidLow), "bidClose", price(bar.bidClose),
                "askOpen", price(bar.askOpen), "askHigh", price(bar.askHigh),
                "askLow", price(bar.askLow), "askClose", price(bar.askClose),
                "meanSpread", price(bar.spreadSumNanos / bar.ticks)));
        fields.putAll(Map.of("openTimeMs", BigDecimal.valueOf(bar.openTimeMs),
                "ticks", BigDecimal.valueOf(bar.ticks), "firstTickMs", BigDecimal.valueOf(bar.firstTickMs),
                "lastTickMs", BigDecimal.valueOf(bar.lastTickMs), "revision", BigDecimal.valueOf(bar.revision)));
        return new BarRow(fields);
    }

    private static BigDecimal price(long nanos) {
        return BigDecimal.valueOf(nanos, PRICE_SCALE);
    }

    static BarRow ofEntry(Map<String, String> body) {
        Map<String, BigDecimal> fields = new TreeMap<>();
        body.forEach((name, value) -> fields.put(name, new BigDecimal(value)));
        return new BarRow(fields);
    }

    static BarRow ofJson(String json) {
        try {
            return new BarRow(JSON.readValue(json, NUMBERS));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a bar in Redis is no JSON: " + json, e);
        }
    }

    long openTimeMs() {
        return fields.get("openTimeMs").longValueExact();
    }
}
