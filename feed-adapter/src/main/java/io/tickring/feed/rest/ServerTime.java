package io.tickring.feed.rest;

/**
 * What the venue's clock showed at some moment between two of ours.
 *
 * @param serverTimeMs epoch ms
 * @param sentNs       before, by the monotonic clock
 * @param receivedNs   after, by the monotonic clock
 */
public record ServerTime(long serverTimeMs, long sentNs, long receivedNs) {
    public long roundTripNs() {
        return receivedNs - sentNs;
    }

    /** @return our best guess of when the venue looked at its clock, by the monotonic clock */
    public long midpointNs() {
        return sentNs + roundTripNs() / 2;
    }
}
