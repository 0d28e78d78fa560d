package io.tickring.engine.clock;

/** What the market clock is made from. */
public enum TimeSource {
    /** Our clock and what was measured against the venue's: for live ticks. */
    VENUE,
    /** The highest time among the ticks themselves: for files, whose time passes as fast as they are read. */
    RECORDS
}
