package io.tickring.web.live.status;

/** Ticks a second, between the last two looks at the counter. One thread looks, any thread reads. */
public final class TickRate {
    private static final double NS_PER_SECOND = 1e9;

    private long lastNs;
    private long lastReceived;
    private volatile double perSecond;

    public TickRate(long nowNs, long received) {
        lastNs = nowNs;
        lastReceived = received;
    }

    public void onLook(long nowNs, long received) {
        if (nowNs > lastNs) {
            double rate = (received - lastReceived) * NS_PER_SECOND / (nowNs - lastNs);
            perSecond = Math.max(0, Math.round(rate * 10) / 10.0);
            lastNs = nowNs;
            lastReceived = received;
        }
    }

    public double perSecond() {
        return perSecond;
    }
}
