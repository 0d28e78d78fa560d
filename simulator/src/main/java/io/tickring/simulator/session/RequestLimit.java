package io.tickring.simulator.session;

/**
 * So many requests in any second. A request that is refused does not count against those that follow. Forgives 50 ms,
 * because a client that paces exactly is read here with some jitter. Not thread-safe.
 */
public final class RequestLimit {
    private static final long WINDOW_NS = 950_000_000;

    private final long[] takenNs;
    private int next;
    private int known;

    public RequestLimit(int perSecond) {
        this.takenNs = new long[perSecond];
    }

    /** @return whether this request keeps within the limit */
    public boolean take(long nowNs) {
        if (known == takenNs.length && nowNs - takenNs[next] < WINDOW_NS) {
            return false;
        }
        takenNs[next] = nowNs;
        next = (next + 1) % takenNs.length;
        known = Math.min(known + 1, takenNs.length);
        return true;
    }
}
