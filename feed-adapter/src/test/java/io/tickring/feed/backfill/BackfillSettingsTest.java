package io.tickring.feed.backfill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackfillSettingsTest {
    @ParameterizedTest
    @CsvSource({
        "-1, 5, 4, 5000, 5, backfill.minuteDays must be 0 to 365",
        "366, 5, 4, 5000, 5, backfill.minuteDays must be 0 to 365",
        "5, 41, 4, 5000, 5, backfill.dayYears must be 0 to 40",
        "5, 5, 0, 5000, 5, backfill.requestsPerSecond must be 1 to 5",
        "5, 5, 6, 5000, 5, backfill.requestsPerSecond must be 1 to 5",
        "5, 5, 4, 999, 5, backfill.settleMs must be 1000 to 600000",
        "5, 5, 4, 5000, 0, backfill.tries must be 1 to 100"})
    void shouldNameTheKeyOfAValueOutOfRange(int days, int years, int rate, long settleMs, int tries, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BackfillSettings(days, years, rate, settleMs, tries))
                .withMessageStartingWith(message);
    }

    @Test
    void shouldTakeTheEndsOfEachRange() {
        assertThat(new BackfillSettings(0, 0, 1, 1_000, 1).minuteDays()).isZero();
        assertThat(new BackfillSettings(365, 40, 5, 600_000, 100).dayYears()).isEqualTo(40);
    }
}
