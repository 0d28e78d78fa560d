package io.tickring.feed.account;

import io.tickring.feed.stream.Backoff;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** Something asked again and again: when it is due, and what went wrong with it last. */
final class Round {
    private static final long SHORTEST_WAIT_MS = 1_000;
    private static final long LONGEST_WAIT_MS = 60_000;

    private final Backoff backoff = new Backoff(LONGEST_WAIT_MS, () -> ThreadLocalRandom.current().nextDouble());
    private long dueNs;
    private String trouble = "";

    /** Due at once. */
    Round(long nowNs) {
        dueNs = nowNs;
    }

    boolean isDue(long nowNs) {
        return nowNs - dueNs >= 0;
    }

    /** @param waitMs until it is due again */
    void done(long nowNs, long waitMs) {
        dueNs = nowNs + TimeUnit.MILLISECONDS.toNanos(waitMs);
        trouble = "";
        backoff.reset();
    }

    /** Due again after a wait that grows with each failure. */
    void failed(long nowNs, String why) {
        dueNs = nowNs + TimeUnit.MILLISECONDS.toNanos(Math.max(SHORTEST_WAIT_MS, backoff.nextMs()));
        trouble = why;
    }

    /** @return empty where it went well */
    String trouble() {
        return trouble;
    }
}
