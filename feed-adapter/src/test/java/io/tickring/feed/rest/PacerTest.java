package io.tickring.feed.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PacerTest {
    private final AtomicLong nowNs = new AtomicLong(-5);
    private final Pacer pacer = new Pacer(2, 100, nowNs::get);

    @Test
    void shouldLetNoMoreThanItsPermitsPassInAWindow() {
        assertThat(pacer.reserve()).isZero();
        nowNs.addAndGet(30);
        assertThat(pacer.reserve()).isZero();

        assertThat(pacer.reserve()).isEqualTo(70);
        assertThat(pacer.reserve()).isEqualTo(100);
        assertThat(pacer.reserve()).isEqualTo(170);
    }

    @Test
    void shouldForgetWhatIsLongAgo() {
        pacer.reserve();
        pacer.reserve();
        nowNs.addAndGet(99);
        assertThat(pacer.reserve()).isEqualTo(1);

        nowNs.addAndGet(1_000);

        assertThat(pacer.reserve()).isZero();
        assertThat(pacer.reserve()).isZero();
    }
}
