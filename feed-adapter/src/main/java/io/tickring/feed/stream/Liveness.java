package io.tickring.feed.stream;

/** When to ping, and when a socket that says nothing is dead. Any frame is a sign of life. */
final class Liveness {
    private final long pingIntervalNs;
    private final long silenceNs;
    private long nextPingNs;
    private long lastHeardNs;
    private boolean heard;

    Liveness(long pingIntervalNs, long silenceNs) {
        this.pingIntervalNs = pingIntervalNs;
        this.silenceNs = silenceNs;
    }

    void opened(long nowNs) {
        lastHeardNs = nowNs;
        nextPingNs = nowNs + pingIntervalNs;
    }

    /** A frame came. Its time is taken at the next tick: the clock is not read for each. */
    void heard() {
        heard = true;
    }

    /** @param reading false while reading is off: silence is our own then */
    void onTick(long nowNs, boolean reading) {
        if (heard || !reading) {
            lastHeardNs = nowNs;
            heard = false;
        }
    }

    /** @return whether to ping now; asks for the next ping an interval later */
    boolean pingIsDue(long nowNs) {
        boolean due = nowNs - nextPingNs >= 0;
        if (due) {
            nextPingNs = nowNs + pingIntervalNs;
        }
        return due;
    }

    boolean silent(long nowNs) {
        return nowNs - lastHeardNs >= silenceNs;
    }
}
