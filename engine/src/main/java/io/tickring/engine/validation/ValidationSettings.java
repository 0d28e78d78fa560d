package io.tickring.engine.validation;

import io.tickring.engine.market.AssetClass;
import io.tickring.engine.tick.Decimal;
import io.tickring.engine.tick.TickEvent;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The limits ticks are checked against. Stands in the session marker, so that a replay uses the same.
 *
 * @param futureMs           how far a tick's time may be ahead of the market clock, ms of our time
 * @param staleMs            how far it may be behind before the tick is marked stale, ms of our time
 * @param wideSpreadPpm      spread above this share of the mid is marked, 1e-6
 * @param duplicates         whether a tick equal to the one before is taken out
 * @param spikes             whether a tick far from the last accepted one is taken out
 * @param spikeLimitPpm      how far is far, share of the last accepted mid, 1e-6, for every asset class
 * @param referenceMaxAgeMs  silence after which the last accepted mid says nothing any more, ms of the venue's time
 * @param maxPriceNanos      the highest price believed, by symbol, 1e-9; 1,000,000 for a market that is not named
 */
public record ValidationSettings(
        long futureMs, long staleMs, long wideSpreadPpm, boolean duplicates, boolean spikes,
        Map<AssetClass, Long> spikeLimitPpm, long referenceMaxAgeMs, Map<String, Long> maxPriceNanos) {

    private static final long TWO_PERCENT_PPM = 20_000;
    private static final String PREFIX = "validation.";
    private static final String MAX_PRICE = PREFIX + "maxPrice";
    private static final String SPIKE_PREFIX = PREFIX + "spikeLimitPpm.";

    /** @throws IllegalArgumentException for a limit that is not above 0, naming its key */
    public ValidationSettings {
        requirePositive("futureMs", futureMs);
        requirePositive("staleMs", staleMs);
        requirePositive("wideSpreadPpm", wideSpreadPpm);
        requirePositive("referenceMaxAgeMs", referenceMaxAgeMs);
        EnumMap<AssetClass, Long> complete = new EnumMap<>(AssetClass.class);
        for (AssetClass assetClass : AssetClass.values()) {
            long limit = spikeLimitPpm.getOrDefault(assetClass, TWO_PERCENT_PPM);
            requirePositive("spikeLimitPpm." + keyOf(assetClass), limit);
            complete.put(assetClass, limit);
        }
        spikeLimitPpm = Map.copyOf(complete);
        maxPriceNanos.forEach((symbol, limit) -> requirePositive("maxPrice " + symbol, limit));
        maxPriceNanos = Map.copyOf(maxPriceNanos);
    }

    public static ValidationSettings defaults() {
        return new ValidationSettings(5_000, 15_000, 10_000, true, true, Map.of(), 900_000, Map.of());
    }

    /** @return these settings with the two rules that depend on the order of ticks switched as said */
    public ValidationSettings withOrderRules(boolean checkDuplicates, boolean checkSpikes) {
        return new ValidationSettings(futureMs, staleMs, wideSpreadPpm, checkDuplicates, checkSpikes, spikeLimitPpm,
                referenceMaxAgeMs, maxPriceNanos);
    }

    /** @return every setting under its configuration key */
    public Map<String, String> asMap() {
        Map<String, String> map = new TreeMap<>();
        map.put(PREFIX + "futureMs", Long.toString(futureMs));
        map.put(PREFIX + "staleMs", Long.toString(staleMs));
        map.put(PREFIX + "wideSpreadPpm", Long.toString(wideSpreadPpm));
        map.put(PREFIX + "duplicates", Boolean.toString(duplicates));
        map.put(PREFIX + "spikes", Boolean.toString(spikes));
        map.put(PREFIX + "referenceMaxAgeMs", Long.toString(referenceMaxAgeMs));
        spikeLimitPpm.forEach((assetClass, ppm) -> map.put(SPIKE_PREFIX + keyOf(assetClass), Long.toString(ppm)));
        map.put(MAX_PRICE, maxPriceText());
        return map;
    }

    /** @return what {@link #asMap} wrote; the default for a key that is absent */
    public static ValidationSettings fromMap(Map<String, String> map) {
        ValidationSettings defaults = defaults();
        Map<AssetClass, Long> limits = new EnumMap<>(AssetClass.class);
        for (AssetClass assetClass : AssetClass.values()) {
            limits.put(assetClass, number(map, "spikeLimitPpm." + keyOf(assetClass), TWO_PERCENT_PPM));
        }
        return new ValidationSettings(
                number(map, "futureMs", defaults.futureMs), number(map, "staleMs", defaults.staleMs),
                number(map, "wideSpreadPpm", defaults.wideSpreadPpm),
                Boolean.parseBoolean(map.getOrDefault(PREFIX + "duplicates", "true")),
                Boolean.parseBoolean(map.getOrDefault(PREFIX + "spikes", "true")),
                limits, number(map, "referenceMaxAgeMs", defaults.referenceMaxAgeMs),
                maxPrices(map.getOrDefault(MAX_PRICE, "")));
    }

    private String maxPriceText() {
        return new TreeMap<>(maxPriceNanos).entrySet().stream()
                .map(entry -> entry.getKey() + '=' + Decimal.text(entry.getValue(), Decimal.PRICE_SCALE))
                .collect(Collectors.joining(","));
    }

    /**
     * @param text {@code SYMBOL=price} with commas; empty for none
     * @return prices in 1e-9 by symbol
     * @throws IllegalArgumentException for anything else, naming the key
     */
    public static Map<String, Long> maxPrices(String text) {
        Map<String, Long> limits = new TreeMap<>();
        for (String entry : text.isBlank() ? new String[0] : text.split(",")) {
            String[] sides = entry.trim().split("=", 2);
            long limit = sides.length == 2 ? Decimal.parse(sides[1].trim(), Decimal.PRICE_SCALE) : TickEvent.ABSENT;
            if (limit <= 0) {
                throw new IllegalArgumentException(MAX_PRICE + " must be SYMBOL=price with commas, such as "
                        + "BTCJPY=30000000, is '" + text + "'");
            }
            limits.put(sides[0].trim(), limit);
        }
        return limits;
    }

    private static long number(Map<String, String> map, String key, long otherwise) {
        String text = map.get(PREFIX + key);
        return text == null ? otherwise : Long.parseLong(text);
    }

    private static String keyOf(AssetClass assetClass) {
        return assetClass.name().toLowerCase(Locale.ROOT);
    }

    private static void requirePositive(String key, long value) {
        if (value <= 0) {
            throw new IllegalArgumentException(PREFIX + key + " must be above 0, is " + value);
        }
    }
}
