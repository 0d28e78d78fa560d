package io.tickring.simulator.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RequestLimitTest {
    private static final long MS = 1_000_000;

    @Test
    void shouldTakeTenInASecondAndTheNextWhenTheFirstIsPast() {
        RequestLimit limit = new RequestLimit(10);

        for (int i = 0; i < 10; i++) {
            assertThat(limit.take(i * MS)).isTrue();
        }

        assertThat(limit.take(949 * MS)).isFalse();
        assertThat(limit.take(950 * MS)).isTrue();
        assertThat(limit.take(950 * MS)).isFalse();
        assertThat(limit.take(951 * MS)).isTrue();
    }

    @Test
    void shouldNeverRefuseAnExactPace() {
        RequestLimit limit = new RequestLimit(10);

        for (int i = 0; i < 100; i++) {
            assertThat(limit.take(i * 100 * MS - i % 3 * 20 * MS)).isTrue();
        }
    }

    @Test
    void shouldHoldAnySpan() {
        RequestLimit limit = new RequestLimit(1, Duration.ofMillis(100));

        assertThat(limit.take(0)).isTrue();
        assertThat(limit.take(49 * MS)).isFalse();
        assertThat(limit.take(50 * MS)).isTrue();
    }
}
