package io.tickring.simulator.rest;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** Counts log-ins and violations, and can refuse log-ins for a while. Safe for any thread. */
public final class LoginGate {
    private static final int KEPT = 10_000;

    private final AtomicLong logins = new AtomicLong();
    private final Map<Violation, AtomicLong> violations = new EnumMap<>(Violation.class);
    private final List<Long> loginTimesMs = new CopyOnWriteArrayList<>();
    private final LongSupplier nanoTime;
    private final LongSupplier wallMs;
    private volatile long refusedUntilNs;

    /** @param wallMs time of this machine, epoch ms */
    public LoginGate(LongSupplier nanoTime, LongSupplier wallMs) {
        this.nanoTime = nanoTime;
        this.wallMs = wallMs;
        for (Violation kind : Violation.values()) {
            violations.put(kind, new AtomicLong());
        }
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
        if (logins.incrementAndGet() <= KEPT) {
            loginTimesMs.add(wallMs.getAsLong());
        }
    }

    /** A request beyond a limit of the broker. */
    public void countViolation(Violation kind) {
        violations.get(kind).incrementAndGet();
    }

    /** @return successful log-ins */
    public long logins() {
        return logins.get();
    }

    /** @return requests beyond a limit of the broker, whether they were refused or not */
    public long violations() {
        return violations.values().stream().mapToLong(AtomicLong::get).sum();
    }

    /** @return those of each kind */
    public Map<Violation, Long> violationsByKind() {
        Map<Violation, Long> counts = new EnumMap<>(Violation.class);
        violations.forEach((kind, count) -> counts.put(kind, count.get()));
        return counts;
    }

    /** @return when each log-in succeeded by the clock of this machine, epoch ms; the first 10,000 */
    public List<Long> loginTimesMs() {
        return List.copyOf(loginTimesMs);
    }
}
