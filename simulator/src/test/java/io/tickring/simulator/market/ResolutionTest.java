package io.tickring.simulator.market;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResolutionTest {

    @ParameterizedTest
    @CsvSource({
        "MINUTE, 2026-11-24T15:17:59.999Z, 2026-11-24T15:17:00Z",
        "MINUTE_15, 2026-11-24T15:17:59Z, 2026-11-24T15:15:00Z",
        "HOUR_4, 2026-11-24T15:17:59Z, 2026-11-24T12:00:00Z",
        "DAY, 2026-11-24T21:59:59Z, 2026-11-23T22:00:00Z",
        "DAY, 2026-11-24T22:00:00Z, 2026-11-24T22:00:00Z",
        "WEEK, 2026-11-24T15:17:59Z, 2026-11-22T22:00:00Z",
        "WEEK, 1969-12-30T00:00:00Z, 1969-12-28T22:00:00Z"})
    void shouldBeginBarsAtTheVenuesBoundaries(Resolution resolution, Instant time, Instant open) {
        assertThat(Instant.ofEpochMilli(resolution.openOf(time.toEpochMilli()))).isEqualTo(open);
    }
}
