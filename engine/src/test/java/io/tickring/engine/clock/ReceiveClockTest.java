package io.tickring.engine.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ReceiveClockTest {
    private static final long SECOND_NS = 1_000_000_000L;
    private static final long START_NS = 1_795_089_600L * SECOND_NS;

    private final AtomicLong wallNs = new AtomicLong(START_NS);
    private final AtomicLong monotonicNs = new AtomicLong(77);
    private final ReceiveClock clock = new ReceiveClock(wallNs::get, monotonicNs::get, 0);

    private void pass(long ns) {
        wallNs.addAndGet(ns);
        monotonicNs.addAndGet(ns);
    }

    @Test
    void shouldRunWithTheMonotonicClockFromTheWallTime() {
        pass(123);

        assertThat(clock.nowNs()).isEqualTo(START_NS + 123);
    }

    @Test
    void shouldGoOnAboveTheTimeKnownBeforeTheRestart() {
        ReceiveClock restarted = new ReceiveClock(wallNs::get, monotonicNs::get, START_NS + 50 * SECOND_NS);

        assertThat(restarted.nowNs()).isGreaterThan(START_NS + 50 * SECOND_NS);
    }

    @Test
    void shouldFollowASmallDifferenceByAtMost500Ppm() {
        wallNs.addAndGet(SECOND_NS / 2);

        boolean stepped = clock.discipline();
        pass(SECOND_NS);

        assertThat(stepped).isFalse();
        assertThat(clock.nowNs() - START_NS).isEqualTo(SECOND_NS + 500_000);
    }

    @Test
    void shouldJumpWithAWallClockThatJumpsAhead() {
        wallNs.addAndGet(3600 * SECOND_NS);

        boolean stepped = clock.discipline();

        assertThat(stepped).isTrue();
        assertThat(clock.nowNs()).isEqualTo(wallNs.get());
        assertThat(clock.discipline()).isFalse();
    }

    @Test
    void shouldNeverFallWhenTheWallClockIsSetBack() {
        long before = clock.nowNs();
        wallNs.addAndGet(-3600 * SECOND_NS);

        boolean stepped = clock.discipline();
        pass(SECOND_NS);
        long after = clock.nowNs();

        assertThat(stepped).isTrue();
        assertThat(after - before).isEqualTo(SECOND_NS - 500_000);
        assertThat(clock.lagNs()).isEqualTo(-3600 * SECOND_NS);
        assertThat(clock.discipline()).as("the same step is told once").isFalse();
    }
}
