package io.tickring.simulator.rest;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** Counts log-ins and violations, and can refuse log-ins for a while. Safe for any thread. */
public final class LoginGate {
    private final AtomicLong logins = new AtomicLong();
    private final AtomicLong violations = new AtomicLong();
    private final LongSupplier nanoTime;
    private volatile long refusedUntilNs;

    public LoginGate(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.refusedUntilNs = nanoTime.getAsLong();
    }

    /** Every log-in of this span gets 429. */
    public void refuse(Duration span) {
        refusedUntilNs = nanoTime.getAsLong() + span.toNanos();
    }

    boolean refusesNow() {
        return nanoTime.getAsLong() - refusedUntilNs < 0;
    }

    void countLogin() {
        logins.incrementAndGet();
    }

    /** A request beyond a limit of the broker. */
    public void countViolation() {
        violations.incrementAndGet();
    }

    /** @return successful log-ins */
    public long logins() {
        return logins.get();
    }

    /** @return requests beyond a limit of the broker, whether they were refused or not */
    public long violations() {
        return violations.get();
    }
}
