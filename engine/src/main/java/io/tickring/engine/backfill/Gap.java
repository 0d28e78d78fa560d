package io.tickring.engine.backfill;

import io.tickring.engine.tick.GapReason;

/**
 * A time without data of a market, and what the venue's own bars made of it.
 *
 * @param market      number in the market table
 * @param fromMs      first moment without data, the venue's time, epoch ms
 * @param toMs        end of the gap, exclusive, the venue's time, epoch ms
 * @param bars        the venue's minute bars that open in a minute the gap touches, as far as they are journaled
 * @param explanation why there are none, in a word; empty unless {@link State#EXPLAINED}
 */
public record Gap(int market, long fromMs, long toMs, GapReason reason, State state, int bars, String explanation) {
    /** The venue was asked and has no bar: no ticks in this time, or it is before its history. */
    public static final String NO_BARS = "no_bars";
    /** The venue was asked as often as the settings say and never answered. */
    public static final String VENUE_ERROR = "venue_error";

    /** What is known of a gap. */
    public enum State {
        /** The venue was not asked yet, or not for all of it. */
        OPEN("open"),
        /** The venue gave bars. */
        FILLED("filled"),
        /** It is known why there is nothing. */
        EXPLAINED("explained");

        private final String key;

        State(String key) {
            this.key = key;
        }

        public String key() {
            return key;
        }
    }
}
