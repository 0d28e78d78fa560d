package io.tickring.engine.latency;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class LatenciesTest {
    private static final long START_MS = 1_795_000_000_000L;
    private static final long SLOW_NS = 800_000_000;
    private static final long QUICK_NS = 50_000;

    private final Latencies latencies = new Latencies();

    @Test
    void shouldForgetASlowStartAfterAMinute() {
        take(SLOW_NS, 100, START_MS);

        for (int second = 1; second <= 60; second++) {
            take(QUICK_NS, 10, START_MS + second * 1_000L);
        }

        assertThat(journal(latencies.lastMinute())).satisfies(minute -> {
            assertThat(minute.maxNs()).isCloseTo(QUICK_NS, within(QUICK_NS));
            assertThat(minute.p99Ns()).isCloseTo(QUICK_NS, within(QUICK_NS));
            assertThat(minute.count()).isBetween(500L, 600L);
        });
        assertThat(journal(latencies.summaries())).satisfies(total -> {
            assertThat(total.count()).isEqualTo(700);
            assertThat(total.maxNs()).isCloseTo(SLOW_NS, within(SLOW_NS));
        });
    }

    @Test
    void shouldHoldWhatTheLast50SecondsBrought() {
        take(SLOW_NS, 1, START_MS);

        latencies.advance(START_MS + 49_999);

        assertThat(journal(latencies.lastMinute()).count()).isEqualTo(1);
    }

    @Test
    void shouldBeEmptyAfterASilentMinute() {
        take(QUICK_NS, 3, START_MS);

        latencies.advance(START_MS + 3_600_000);

        assertThat(journal(latencies.lastMinute())).isEqualTo(new LatencySummary(LatencyStage.JOURNAL, 0, 0, 0, 0, 0));
        assertThat(journal(latencies.summaries()).count()).isEqualTo(3);
    }

    @Test
    void shouldCountWhatCameSinceTheLastAdvance() {
        latencies.advance(START_MS);
        latencies.recorder(LatencyStage.JOURNAL).recordValue(QUICK_NS);

        assertThat(journal(latencies.summaries()).count()).isEqualTo(1);
        assertThat(journal(latencies.lastMinute()).count()).isEqualTo(1);
    }

    @Test
    void shouldKeepTheWindowWhenTheClockFalls() {
        take(QUICK_NS, 1, START_MS);
        take(QUICK_NS, 1, START_MS - 600_000);

        assertThat(journal(latencies.lastMinute()).count()).isEqualTo(2);
    }

    private void take(long ns, int times, long nowMs) {
        for (int i = 0; i < times; i++) {
            latencies.recorder(LatencyStage.JOURNAL).recordValue(ns);
        }
        latencies.advance(nowMs);
    }

    private static LatencySummary journal(List<LatencySummary> rows) {
        return rows.get(LatencyStage.JOURNAL.ordinal());
    }

    /** The histograms keep three digits. */
    private static Offset<Long> within(long ns) {
        return Offset.offset(ns / 1_000);
    }
}
