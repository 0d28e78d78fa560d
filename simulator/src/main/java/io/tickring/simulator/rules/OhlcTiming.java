package io.tickring.simulator.rules;

/** When {@code ohlc.event} frames are sent. */
public enum OhlcTiming {
    /** Once, right after the bar's end. */
    AT_CLOSE,
    /** Also once a second while the bar forms. */
    INTRA_BAR,
    /** Once, three seconds before the bar's end, with what is known then. */
    PREMATURE
}
