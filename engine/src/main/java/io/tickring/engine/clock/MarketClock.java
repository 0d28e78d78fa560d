package io.tickring.engine.clock;

import io.tickring.engine.checkpoint.Checkpointed;
import io.tickring.engine.checkpoint.StateInput;
import io.tickring.engine.checkpoint.StateOutput;
import io.tickring.engine.tick.TickEvent;

/**
 * The one clock that every rule about a tick's time asks. It moves only by what the journal also holds, so a replay
 * sees the same times. Belongs to one thread.
 */
public final class MarketClock implements Checkpointed {
    private final TimeSource source;
    private long anchorNs;
    private long anchorMs;
    private double rate = 1;
    private long newestMs = Long.MIN_VALUE;

    public MarketClock(TimeSource source) {
        this.source = source;
    }

    /** Takes over a new relation to the venue's clock. */
    public void onClock(TickEvent event) {
        anchorNs = event.receiveTimeNs;
        anchorMs = event.clockMarketMs;
        rate = event.clockRate;
    }

    /**
     * @param receiveTimeNs our time, epoch ns; a clock made from records follows the ticks instead
     * @return the market's time then, epoch ms
     */
    public long timeMs(long receiveTimeNs) {
        if (source == TimeSource.VENUE) {
            return ClockMapping.marketTimeMs(anchorNs, anchorMs, rate, receiveTimeNs);
        }
        return newestMs;
    }

    /** Lets a clock made from records follow a tick whose time is plausible. */
    public void onPlausibleTime(long exchangeTimeMs) {
        newestMs = Math.max(newestMs, exchangeTimeMs);
    }

    /** @return the venue's seconds to one of ours, at least 1: limits that mean our time are stretched by it */
    public double stretch() {
        return Math.max(1, rate);
    }

    @Override
    public void save(StateOutput out) {
        out.putLong(anchorNs).putLong(anchorMs).putLong(Double.doubleToRawLongBits(rate)).putLong(newestMs);
    }

    @Override
    public void restore(StateInput in) {
        anchorNs = in.getLong();
        anchorMs = in.getLong();
        rate = Double.longBitsToDouble(in.getLong());
        newestMs = in.getLong();
    }
}
