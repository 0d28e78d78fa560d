package io.tickring.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tickring.engine.bars.Provenance;
import io.tickring.engine.clock.TimeSource;
import io.tickring.engine.ring.RingLayout;
import io.tickring.engine.ring.RingSettings;
import io.tickring.engine.ring.WaitPreset;
import io.tickring.engine.validation.ValidationSettings;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EngineSettingsTest {
    @Test
    void shouldComeBackFromTheSessionMarker() {
        EngineSettings settings = new EngineSettings(77, 5, TimeSource.RECORDS, Provenance.IMPORT,
                ValidationSettings.defaults().withOrderRules(false, true));

        assertThat(EngineSettings.fromMap(settings.asMap())).isEqualTo(settings);
        assertThat(EngineSettings.fromMap(Map.of())).isEqualTo(EngineSettings.defaults());
    }

    @Test
    void shouldLetTimePassWithTheRecordsOfAFile() {
        EngineSettings settings = EngineSettings.defaults().forImport();

        assertThat(settings.timeSource()).isEqualTo(TimeSource.RECORDS);
        assertThat(settings.provenance()).isEqualTo(Provenance.IMPORT);
    }

    @Test
    void shouldNameTheKeyOfAWrongValue() {
        ValidationSettings limits = ValidationSettings.defaults();

        assertThatThrownBy(() -> new EngineSettings(1, 0, TimeSource.VENUE, Provenance.LIVE, limits))
                .hasMessage("engine.maxMarkets must be 2 to 65536, is 1");
        assertThatThrownBy(() -> new EngineSettings(2, -1, TimeSource.VENUE, Provenance.LIVE, limits))
                .hasMessage("bars.graceMs must be 0 or more, is -1");
        assertThatThrownBy(() -> new RingSettings(1000, RingLayout.FUSED, WaitPreset.ECO))
                .hasMessage("ring.capacity must be a power of two, at least 1024, is 1000");
    }
}
