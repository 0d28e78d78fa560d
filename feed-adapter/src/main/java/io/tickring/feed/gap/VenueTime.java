package io.tickring.feed.gap;

import io.tickring.engine.clock.ClockMapping;
import java.util.function.Supplier;

/**
 * The venue's time by our clock, and how wrong that can be: the measurement by REST and the way of a frame take some of
 * our time, which at a simulator's speed is much of the venue's.
 */
public final class VenueTime {
    private static final long FIXED_MS = 100;
    private static final double OUR_MS = 8;
    private static final double FUTURE_MS = 5_000;
    private static final long SOON_MS = 1_000;
    private static final double SOON_OUR_MS = 50;

    private final Supplier<ClockMapping> mapping;

    /** @param mapping the relation as it is now */
    public VenueTime(Supplier<ClockMapping> mapping) {
        this.mapping = mapping;
    }

    /** @return the venue's time when our clock shows this, epoch ms */
    public long ms(long ourNs) {
        return mapping.get().marketTimeMs(ourNs);
    }

    /** @return a time that no quote can have which we got now and which is to be believed */
    long latestMs(long ourNs) {
        ClockMapping now = mapping.get();
        return now.marketTimeMs(ourNs) + Math.round(FUTURE_MS * Math.max(1, now.rate()));
    }

    /** @return what was past at the venue when a frame that we got now was sent */
    long surelyPastMs(long ourNs) {
        ClockMapping now = mapping.get();
        return now.marketTimeMs(ourNs) - errorMs(now);
    }

    /** @return how far the venue's time by our clock can be off, ms */
    long errorMs() {
        return errorMs(mapping.get());
    }

    /** @return two moments of the venue this near to each other pass for one: the bounds of a gap are good to a second */
    long soonMs() {
        return Math.max(SOON_MS, Math.round(SOON_OUR_MS * mapping.get().rate()));
    }

    private static long errorMs(ClockMapping mapping) {
        return FIXED_MS + Math.round(OUR_MS * mapping.rate());
    }
}
