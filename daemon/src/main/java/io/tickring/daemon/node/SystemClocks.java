package io.tickring.daemon.node;

import io.tickring.engine.clock.ReceiveClock;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** The only place that asks the system for the time. */
public final class SystemClocks {
    private static final Clock WALL = Clock.systemUTC();
    private static final LongSupplier MONOTONIC = System::nanoTime;

    private SystemClocks() {
    }

    /** @return the wall clock, epoch ns */
    public static long wallNs() {
        Instant now = WALL.instant();
        return TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
    }

    /** @return the wall clock, epoch ms */
    public static long wallMs() {
        return WALL.millis();
    }

    /** @return a clock that never steps, ns */
    public static LongSupplier monotonicNs() {
        return MONOTONIC;
    }

    /** @param lastKnownNs the last time before the restart, epoch ns, or 0 */
    static ReceiveClock receiveClock(long lastKnownNs) {
        return new ReceiveClock(SystemClocks::wallNs, MONOTONIC, lastKnownNs);
    }
}
