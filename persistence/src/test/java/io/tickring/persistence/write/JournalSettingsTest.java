package io.tickring.persistence.write;

import io.tickring.persistence.disk.RollPeriod;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class JournalSettingsTest {
    private static final Path DIR = Path.of("journal");

    @Test
    void shouldNameTheKeyOfAWrongValue() {
        assertThatThrownBy(() -> new JournalSettings(DIR, 0, 64, 1 << 20, RollPeriod.DAILY))
                .hasMessage("journal.syncIntervalMs must be 1 or more, is 0");
        assertThatThrownBy(() -> new JournalSettings(DIR, 10, 65, 1 << 20, RollPeriod.DAILY))
                .hasMessage("journal.batchRecords must be 1 to 64, is 65");
        assertThatThrownBy(() -> new JournalSettings(DIR, 10, 64, 1 << 19, RollPeriod.DAILY))
                .hasMessageStartingWith("journal.allocateAheadBytes must be 1048576 to 1073741824");
    }

    @Test
    void shouldHaveTheDefaultsOfTheDesign() {
        JournalSettings defaults = JournalSettings.defaults(DIR);

        assertThat(defaults.syncIntervalMs()).isEqualTo(10);
        assertThat(defaults.batchRecords()).isEqualTo(64);
        assertThat(defaults.allocateAheadBytes()).isEqualTo(16 << 20);
        assertThat(defaults.roll()).isEqualTo(RollPeriod.DAILY);
    }
}
