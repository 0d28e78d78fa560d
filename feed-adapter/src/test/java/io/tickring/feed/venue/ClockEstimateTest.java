package io.tickring.feed.venue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tickring.engine.clock.ClockMapping;
import org.junit.jupiter.api.Test;

class ClockEstimateTest {
    private static final long MS = 1_000_000;

    private final ClockEstimate estimate = new ClockEstimate(new ClockMapping(0, 0, 1));

    @Test
    void shouldTakeASmallDifferenceOfRateForNoise() {
        sample(0, 5_000);
        sample(200, 5_203);
        assertThat(estimate.mapping().rate()).isEqualTo(1);

        sample(10_200, 15_300);

        assertThat(estimate.mapping()).isEqualTo(new ClockMapping(10_200 * MS, 15_300, 1));
    }

    @Test
    void shouldTakeADifferenceThatSlowAnswersExplainForNoise() {
        estimate.onSample(new ClockSample(0, 5_000, 40 * MS));

        estimate.onSample(new ClockSample(200 * MS, 5_230, 40 * MS));

        assertThat(estimate.mapping().rate()).isEqualTo(1);
    }

    @Test
    void shouldMeasureTheRateOfASimulator() {
        sample(0, 0);
        sample(200, 4_000);
        assertThat(estimate.mapping().rate()).isEqualTo(20);

        sample(10_200, 204_100);

        assertThat(estimate.mapping().rate()).isCloseTo(20, within(0.02));
    }

    @Test
    void shouldKeepWhatASampleConfirms() {
        assertThat(estimate.onSample(new ClockSample(0, 5_000, MS))).isPresent();

        assertThat(estimate.onSample(new ClockSample(1_000 * MS, 6_005, 4 * MS))).isEmpty();
        assertThat(estimate.onSample(new ClockSample(2_000 * MS, 7_008, 4 * MS))).isPresent();
    }

    @Test
    void shouldFollowAVenueWhoseClockJumps() {
        sample(0, 0);
        sample(1_000, 1_000);

        sample(2_000, 500_000);
        sample(3_000, 501_000);
        sample(4_000, 502_000);

        assertThat(estimate.mapping().marketTimeMs(4_000 * MS)).isEqualTo(502_000);
        assertThat(estimate.mapping().rate()).isEqualTo(1);
    }

    @Test
    void shouldFollowAVenueWhoseClockGoesBack() {
        sample(0, 100_000);
        sample(1_000, 101_000);

        sample(2_000, 50_000);
        sample(3_000, 51_000);

        assertThat(estimate.mapping()).isEqualTo(new ClockMapping(3_000 * MS, 51_000, 1));
    }

    @Test
    void shouldNotBelieveOneWrongAnswer() {
        sample(0, 0);
        sample(250, 15_000);
        sample(10_000, 600_000);
        ClockMapping before = estimate.mapping();

        sample(20_000, 1_230_000);

        assertThat(estimate.unsettled()).isTrue();
        assertThat(estimate.mapping()).isEqualTo(before);
        sample(21_000, 1_260_000);
        assertThat(estimate.unsettled()).isFalse();
        assertThat(estimate.mapping()).isEqualTo(before);
    }

    @Test
    void shouldKeepTheRateOfASimulatorWhoseClockJumps() {
        sample(0, 0);
        sample(250, 15_000);
        sample(10_000, 600_000);

        sample(20_000, 1_230_000);
        sample(21_000, 1_290_000);

        assertThat(estimate.mapping()).isEqualTo(new ClockMapping(21_000 * MS, 1_290_000, 60));
    }

    @Test
    void shouldTakeTheRateFromTheLongestTimeWhereItWasABitWrong() {
        sample(0, 0);
        sample(250, 15_000);
        sample(5_250, 316_000);

        sample(15_250, 916_000);
        sample(16_250, 976_020);

        assertThat(estimate.mapping().marketTimeMs(16_250 * MS)).isEqualTo(976_020);
        assertThat(estimate.mapping().rate()).isCloseTo(976_020 / 16_250.0, within(1e-9));
    }

    @Test
    void shouldSettleTheRateWhereTheFirstAnswerWasSlow() {
        estimate.onSample(new ClockSample(0, 4_500, 150 * MS));
        sample(250, 15_000);
        assertThat(estimate.mapping().rate()).isCloseTo(42, within(0.1));

        sample(1_250, 75_000);
        assertThat(estimate.unsettled()).isTrue();
        assertThat(estimate.mapping().marketTimeMs(1_250 * MS)).isEqualTo(75_000);
        sample(2_250, 135_000);
        sample(5_250, 315_000);

        assertThat(estimate.mapping().rate()).isEqualTo(60);
        assertThat(estimate.mapping().marketTimeMs(5_250 * MS)).isEqualTo(315_000);
        assertThat(estimate.unsettled()).isFalse();
    }

    @Test
    void shouldFollowASimulatorThatRunsAtAnotherSpeed() {
        sample(0, 0);
        sample(1_000, 20_000);
        sample(10_000, 200_000);

        sample(20_000, 1_000_000);
        sample(21_000, 1_100_000);
        sample(22_000, 1_200_000);
        sample(23_000, 1_300_000);

        assertThat(estimate.mapping()).isEqualTo(new ClockMapping(23_000 * MS, 1_300_000, 100));
    }

    @Test
    void shouldGoOnOverAStepOfOurs() {
        sample(0, 5_000);

        ClockMapping mapping = estimate.onStep(1_000 * MS, 61_000 * MS);

        assertThat(mapping).isEqualTo(new ClockMapping(61_000 * MS, 6_000, 1));
        assertThat(estimate.onSample(new ClockSample(62_000 * MS, 7_000, MS))).isEmpty();
    }

    private void sample(long ourMs, long marketMs) {
        estimate.onSample(new ClockSample(ourMs * MS, marketMs, MS));
    }
}
