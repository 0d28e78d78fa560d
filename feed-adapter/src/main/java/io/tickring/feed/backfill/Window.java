package io.tickring.feed.backfill;

import io.tickring.engine.backfill.Resolution;
import io.tickring.engine.backfill.TimeRanges;

/**
 * One request to the venue: a stretch of time that holds as much of what is wanted as one answer may.
 *
 * @param market number in the market table
 * @param wanted what of the stretch is wanted; at least one range, the first and the last at its ends
 */
record Window(int market, Resolution resolution, TimeRanges wanted) {
    /** The venue takes windows of one bar less than it gives in an answer: 1,000. */
    static final int BARS = 999;

    /** @return the window that begins with the first moment wanted */
    static Window oldest(int market, Resolution resolution, TimeRanges wanted) {
        long fromMs = wanted.fromMs();
        return new Window(market, resolution, wanted.within(fromMs, fromMs + lengthMs(resolution)));
    }

    /** @return the window that ends with the last moment wanted */
    static Window newest(int market, Resolution resolution, TimeRanges wanted) {
        long toMs = wanted.toMs();
        return new Window(market, resolution, wanted.within(toMs - lengthMs(resolution), toMs));
    }

    /** @return the time that one request can ask for, ms */
    static long lengthMs(Resolution resolution) {
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
