package io.tickring.feed.venue;

/**
 * One look at the venue's clock.
 *
 * @param ourNs       our time in the middle of the round trip, epoch ns
 * @param marketMs    the venue's time, epoch ms
 * @param roundTripNs how long it took to ask
 */
record ClockSample(long ourNs, long marketMs, long roundTripNs) {
}
