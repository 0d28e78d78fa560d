package io.tickring.feed.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class PermitsTest {
    private static final long REST_NS = TimeUnit.HOURS.toNanos(1);

    private final AtomicLong nowNs = new AtomicLong(-5);
    private final Permits permits = new Permits(2, REST_NS, nowNs::get);

    @Test
    void shouldLetAPermitRestFromItsReturnOnAndNotFromItsUse() throws Exception {
        permits.acquire();
        permits.acquire();
        nowNs.addAndGet(10 * REST_NS);
        assertThat(permits.left()).isZero();

        permits.release();
        assertThat(permits.left()).isZero();
        nowNs.addAndGet(REST_NS - 1);
        assertThat(permits.left()).isZero();
        nowNs.addAndGet(1);
        assertThat(permits.left()).isEqualTo(1);
    }

    @Test
    void shouldWakeWhoWaitsForAPermitThatComesBack() throws Exception {
        Permits restless = new Permits(1, 0, nowNs::get);
        restless.acquire();
        Semaphore passed = new Semaphore(0);
        Thread waiting = new Thread(() -> {
            try {
                restless.acquire();
                passed.release();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        });
        waiting.start();
        Awaitility.await().until(() -> waiting.getState() == Thread.State.WAITING);
        assertThat(passed.tryAcquire()).isFalse();

        restless.release();

        assertThat(passed.tryAcquire(10, TimeUnit.SECONDS)).isTrue();
        waiting.join(10_000);
    }
}
