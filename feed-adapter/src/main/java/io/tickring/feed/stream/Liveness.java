package io.tickring.feed.stream;

/** When to ping, and when a socket that says nothing is dead. Any frame is a sign of life. */
final class Liveness {
    private final long pingIntervalNs;
    private final long silenceNs;
    private final long pongNs;
    private long nextPingNs;
    private long lastHeardNs;
    private boolean heard;
    private boolean probing;
    private long probedNs;

    /** @param pongNs longest wait for any frame after a ping out of turn */
    Liveness(long pingIntervalNs, long silenceNs, long pongNs) {
        this.pingIntervalNs = pingIntervalNs;
        this.silenceNs = silenceNs;
        this.pongNs = pongNs;
    }

    void opened(long nowNs) {
        lastHeardNs = nowNs;
        nextPingNs = nowNs + pingIntervalNs;
        probing = false;
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
            probing = false;
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

    /** @return whether to ping out of turn, for the silence is strange; once until something is heard */
    boolean probe(long nowNs) {
        boolean first = !probing;
        if (first) {
            probing = true;
            probedNs = nowNs;
        }
        return first;
    }

    boolean silent(long nowNs) {
        boolean unanswered = probing && nowNs - probedNs >= pongNs;
        return unanswered || nowNs - lastHeardNs >= silenceNs;
    }
}
