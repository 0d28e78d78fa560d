package io.tickring.engine;

import io.tickring.engine.tick.Decimal;
import io.tickring.engine.tick.EventKind;
import io.tickring.engine.tick.TickEvent;

/** Fills slots for tests. */
public final class Ticks {
    /** A Thursday noon. */
    public static final long NOON_MS = 1_795_089_600_000L;

    private Ticks() {
    }

    public static TickEvent tick(int market, long exchangeTimeMs, String bid, String ask) {
        return fill(new TickEvent(), market, exchangeTimeMs, price(bid), price(ask));
    }

    public static TickEvent fill(TickEvent slot, int market, long exchangeTimeMs, long bidNanos, long askNanos) {
        slot.clearTick();
        slot.market = market;
        slot.exchangeTimeMs = exchangeTimeMs;
        slot.receiveTimeNs = exchangeTimeMs * 1_000_000;
        slot.bidNanos = bidNanos;
        slot.askNanos = askNanos;
        return slot;
    }

    public static TickEvent control(EventKind kind, long timeMs) {
        TickEvent slot = new TickEvent();
        slot.clearControl(kind, timeMs * 1_000_000);
        return slot;
    }

    /** The venue's clock is ours, from this moment on. */
    public static TickEvent clock(long timeMs) {
        TickEvent slot = control(EventKind.CLOCK, timeMs);
        slot.clockMarketMs = timeMs;
        slot.clockRate = 1;
        return slot;
    }

    public static long price(String text) {
        return Decimal.parse(text, Decimal.PRICE_SCALE);
    }
}
