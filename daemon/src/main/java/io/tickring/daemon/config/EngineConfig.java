package io.tickring.daemon.config;

import io.tickring.engine.EngineSettings;
import io.tickring.engine.bars.Provenance;
import io.tickring.engine.clock.TimeSource;
import io.tickring.engine.market.AssetClass;
import io.tickring.engine.ring.RingLayout;
import io.tickring.engine.ring.RingSettings;
import io.tickring.engine.ring.WaitPreset;
import io.tickring.engine.validation.ValidationSettings;
import io.tickring.persistence.disk.RollPeriod;
import io.tickring.persistence.write.JournalSettings;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** The engine's, the ring's and the journal's settings from the configuration. */
public final class EngineConfig {
    private static final long MIB = 1L << 20;

    private EngineConfig() {
    }

    public static EngineSettings engine(Configuration from) {
        return from.checked(() -> new EngineSettings(from.integer("engine.maxMarkets"), from.number("bars.graceMs"),
                from.choice("engine.timeSource", TimeSource.class), Provenance.LIVE, validation(from)));
    }

    private static ValidationSettings validation(Configuration from) {
        Map<AssetClass, Long> limits = new EnumMap<>(AssetClass.class);
        for (AssetClass assetClass : AssetClass.values()) {
            String key = "validation.spikeLimitPpm." + assetClass.name().toLowerCase(Locale.ROOT);
            limits.put(assetClass, from.number(key));
        }
        return new ValidationSettings(from.number("validation.futureMs"), from.number("validation.staleMs"),
                from.number("validation.wideSpreadPpm"), from.flag("validation.duplicates"),
                from.flag("validation.spikes"), limits, from.number("validation.referenceMaxAgeMs"),
                ValidationSettings.maxPrices(from.text("validation.maxPrice")));
    }

    public static RingSettings ring(Configuration from) {
        return from.checked(() -> new RingSettings(from.integer("ring.capacity"),
                from.choice("ring.layout", RingLayout.class), from.choice("ring.preset", WaitPreset.class)));
    }

    /** @param dir directory that gets the new epoch */
    public static JournalSettings journal(Configuration from, Path dir) {
        JournalSettings usual = JournalSettings.defaults(dir);
        return from.checked(() -> new JournalSettings(dir, from.number("journal.syncIntervalMs"),
                usual.batchRecords(), from.number("journal.allocateAheadMiB") * MIB,
                from.choice("journal.roll", RollPeriod.class)));
    }
}
