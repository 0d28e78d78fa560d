package io.tickring.feed.backfill;

import io.tickring.engine.backfill.VenueResolution;
import io.tickring.engine.time.TimeRanges;

/**
 * One request to the venue: a stretch of time that holds as much of what is wanted as one answer may.
 *
 * @param market number in the market table
 * @param wanted what of the stretch is wanted; at least one range, the first and the last at its ends
 */
record BarWindow(int market, VenueResolution resolution, TimeRanges wanted) {
    /** The venue takes windows of one bar less than it gives in an answer: 1,000. */
    static final int BARS = 999;

    /** @return the window that begins with the first moment wanted */
    static BarWindow oldest(int market, VenueResolution resolution, TimeRanges wanted) {
        long fromMs = wanted.fromMs();
        return new BarWindow(market, resolution, wanted.within(fromMs, fromMs + lengthMs(resolution)));
    }

    /** @return the window that ends with the last moment wanted */
    static BarWindow newest(int market, VenueResolution resolution, TimeRanges wanted) {
        long toMs = wanted.toMs();
        return new BarWindow(market, resolution, wanted.within(toMs - lengthMs(resolution), toMs));
    }

    /** @return the time that one request can ask for, ms */
    static long lengthMs(VenueResolution resolution) {
        return BARS * resolution.lengthMs();
    }

    /** @return epoch ms, inclusive */
    long fromMs() {
        return wanted.fromMs();
    }

    /** @return epoch ms, exclusive */
    long toMs() {
        return wanted.toMs();
    }
}
