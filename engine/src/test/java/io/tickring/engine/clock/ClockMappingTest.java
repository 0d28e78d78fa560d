package io.tickring.engine.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClockMappingTest {
    @Test
    void shouldAddTheTimePassedAtTheVenuesRate() {
        ClockMapping mapping = new ClockMapping(5_000_000_000L, 1_000_000, 20);

        assertThat(mapping.marketTimeMs(6_000_000_000L)).isEqualTo(1_020_000);
        assertThat(mapping.marketTimeMs(4_999_000_000L)).isEqualTo(999_980);
    }

    @Test
    void shouldBeOursWhereNothingIsMeasured() {
        assertThat(ClockMapping.identity(1_234_567_890_123L).marketTimeMs(1_235_567_890_123L)).isEqualTo(1_235_567);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void shouldRefuseARateThatIsNone(double rate) {
        assertThatThrownBy(() -> new ClockMapping(0, 0, rate)).hasMessageContaining("rate");
    }
}
