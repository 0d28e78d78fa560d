package io.tickring.feed.poll;

/** Fetches the venue's own minute bars of a market into the journal, in its own time. Returns at once. */
public interface VenueBarFiller {
    /** Fetches nothing. */
    VenueBarFiller NONE = (market, fromMs, toMs) -> { };

    /**
     * @param market number in the market table
     * @param fromMs opening time of the first minute, epoch ms of the venue's time
     * @param toMs   opening times stay below this
     */
    void fill(int market, long fromMs, long toMs);
}
