package io.tickring.feed.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class BackoffTest {
    @Test
    void shouldTryAtOnceAndThenWaitEverLonger() {
        Backoff backoff = new Backoff(1_000, () -> 1);

        assertThat(LongStream.generate(backoff::nextMs).limit(5)).containsExactly(200L, 400L, 800L, 1_000L, 1_000L);
        backoff.reset();
        assertThat(backoff.nextMs()).isEqualTo(200);
    }

    @Test
    void shouldLeaveHalfToChance() {
        Backoff backoff = new Backoff(60_000, () -> 0);

        long last = LongStream.generate(backoff::nextMs).limit(100).max().orElseThrow();

        assertThat(last).isEqualTo(30_000);
    }
}
