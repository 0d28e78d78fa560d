package io.tickring.engine;

import io.tickring.engine.bars.Provenance;
import io.tickring.engine.clock.TimeSource;
import io.tickring.engine.validation.ValidationSettings;
import java.util.Map;
import java.util.TreeMap;

/**
 * What decides on ticks and bars. Stands in the journal's session marker: the same settings and the same ticks give
 * the same bars.
 *
 * @param maxMarkets highest number of markets, 2 to 65,536
 * @param graceMs    how long after its end the market clock closes a bar, ms of the venue's time, 0 or more
 * @param timeSource what the market clock is made from
 * @param provenance what the bars are marked with
 * @param validation the limits for ticks
 */
public record EngineSettings(
        int maxMarkets, long graceMs, TimeSource timeSource, Provenance provenance, ValidationSettings validation) {

    private static final String MAX_MARKETS = "engine.maxMarkets";
    private static final String GRACE_MS = "bars.graceMs";
    private static final String TIME_SOURCE = "engine.timeSource";
    private static final String PROVENANCE = "bars.provenance";

    /** @throws IllegalArgumentException for a value outside its range, naming its key */
    public EngineSettings {
        if (maxMarkets < 2 || maxMarkets > 65_536) {
            throw new IllegalArgumentException(MAX_MARKETS + " must be 2 to 65536, is " + maxMarkets);
        }
        if (graceMs < 0) {
            throw new IllegalArgumentException(GRACE_MS + " must be 0 or more, is " + graceMs);
        }
    }

    /** @return settings for live ticks */
    public static EngineSettings defaults() {
        return new EngineSettings(1024, 2_000, TimeSource.VENUE, Provenance.LIVE, ValidationSettings.defaults());
    }

    /** @return these limits for the ticks of a file: time passes with its records */
    public EngineSettings forImport() {
        return new EngineSettings(maxMarkets, graceMs, TimeSource.RECORDS, Provenance.IMPORT, validation);
    }

    /** @return the same with another market clock */
    public EngineSettings with(TimeSource source) {
        return new EngineSettings(maxMarkets, graceMs, source, provenance, validation);
    }

    /** @return the same with other limits */
    public EngineSettings with(ValidationSettings limits) {
        return new EngineSettings(maxMarkets, graceMs, timeSource, provenance, limits);
    }

    /** @return every setting under its configuration key */
    public Map<String, String> asMap() {
        Map<String, String> map = new TreeMap<>(validation.asMap());
        map.put(MAX_MARKETS, Integer.toString(maxMarkets));
        map.put(GRACE_MS, Long.toString(graceMs));
        map.put(TIME_SOURCE, timeSource.name());
        map.put(PROVENANCE, provenance.name());
        return map;
    }

    /** @return what {@link #asMap} wrote; the default for a key that is absent */
    public static EngineSettings fromMap(Map<String, String> map) {
        EngineSettings defaults = defaults();
        return new EngineSettings(
                Integer.parseInt(map.getOrDefault(MAX_MARKETS, Integer.toString(defaults.maxMarkets))),
                Long.parseLong(map.getOrDefault(GRACE_MS, Long.toString(defaults.graceMs))),
                TimeSource.valueOf(map.getOrDefault(TIME_SOURCE, defaults.timeSource.name())),
                Provenance.valueOf(map.getOrDefault(PROVENANCE, defaults.provenance.name())),
                ValidationSettings.fromMap(map));
    }
}
