package io.tickring.benchmarks.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class HotPathTest {
    private static final String BEFORE = """
            # TYPE tickring_stage_seconds histogram
            tickring_stage_seconds_bucket{stage="ring",le="1.0E-5"} 900
            tickring_stage_seconds_bucket{stage="journal",le="1.0E-5"} 10
            tickring_stage_seconds_bucket{stage="journal",le="4.0E-5"} 20
            tickring_stage_seconds_bucket{stage="journal",le="+Inf"} 20
            """;
    private static final String AFTER = """
            tickring_stage_seconds_bucket{stage="journal",le="1.0E-5"} 14
            tickring_stage_seconds_bucket{stage="journal",le="4.0E-5"} 32
            tickring_stage_seconds_bucket{stage="journal",le="+Inf"} 32
            """;

    private final HotPath between = HotPath.of(AFTER).since(HotPath.of(BEFORE));

    @Test
    void shouldCountOnlyWhatCameBetween() {
        assertThat(between.ticks()).containsExactly(4, 8, 0);
        assertThat(between.count()).isEqualTo(12);
    }

    @Test
    void shouldFindAQuantileWithinItsBucket() {
        assertThat(between.quantileUs(4 / 12.0)).isCloseTo(10, within(1e-9));
        assertThat(between.quantileUs(8 / 12.0)).as("half of the bucket").isCloseTo(20, within(1e-9));
        assertThat(between.quantileUs(1)).isCloseTo(40, within(1e-9));
    }

    @Test
    void shouldHaveNoQuantileOfNothing() {
        assertThat(HotPath.of(BEFORE).since(HotPath.of(BEFORE)).quantileUs(0.5)).isNaN();
    }
}
