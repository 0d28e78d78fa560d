package io.tickring.simulator.session;

import java.time.Duration;

/**
 * So many requests in any span of time, a second unless said otherwise. A request that is refused does not count
 * against those that follow. Forgives 50 ms, because a client that paces exactly is read here with some jitter. Not
 * thread-safe.
 */
public final class RequestLimit {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final long FORGIVEN_NS = 50_000_000;

    private final long[] takenNs;
    private final long windowNs;
    private int next;
    private int known;

    public RequestLimit(int perSecond) {
        this(perSecond, SECOND);
    }

    public RequestLimit(int requests, Duration span) {
        this.takenNs = new long[requests];
        this.windowNs = Math.max(0, span.toNanos() - FORGIVEN_NS);
    }

    /** @return whether this request keeps within the limit */
    public boolean take(long nowNs) {
        if (known == takenNs.length && nowNs - takenNs[next] < windowNs) {
            return false;
        }
        takenNs[next] = nowNs;
        next = (next + 1) % takenNs.length;
        known = Math.min(known + 1, takenNs.length);
        return true;
    }
}
