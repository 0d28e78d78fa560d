package io.tickring.persistence.archive.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ArchiveSettingsTest {
    @Test
    void shouldNameTheKeyOfAValueOutOfRange() {
        assertThatThrownBy(() -> new ArchiveSettings(0, 256, 0, 30)).hasMessageStartingWith("archive.graceMinutes");
        assertThatThrownBy(() -> new ArchiveSettings(10, 63, 0, 30)).hasMessageStartingWith("archive.memoryMiB");
        assertThatThrownBy(() -> new ArchiveSettings(10, 256, -1, 30)).hasMessageStartingWith("archive.retentionDays");
        assertThatThrownBy(() -> new ArchiveSettings(10, 256, 0, -1)).hasMessageStartingWith("journal.retentionDays");
    }

    @Test
    void shouldNotForgetADayThatTheJournalStillHolds() {
        assertThatThrownBy(() -> new ArchiveSettings(10, 256, 29, 30)).hasMessageStartingWith("archive.retentionDays");
        assertThatThrownBy(() -> new ArchiveSettings(10, 256, 29, 0)).hasMessageStartingWith("archive.retentionDays");
        assertThat(new ArchiveSettings(10, 256, 30, 30).retentionDays()).isEqualTo(30);
    }
}
