package io.tickring.engine.explain;

/**
 * What closed or amended a bar.
 *
 * @param kind          of event
 * @param sequence      of the event's record; 0 where there is none
 * @param receiveTimeNs our time of the event, epoch ns; 0 where there is none
 * @param marketTimeMs  what the market clock showed then, epoch ms
 */
public record BarCause(Kind kind, long sequence, long receiveTimeNs, long marketTimeMs) {
    /** What it was. */
    public enum Kind {
        /** A tick: of a later minute, or one that amended this bar. */
        TICK("tick"),
        /** A heartbeat, which found the minute's end passed by the grace period. */
        HEARTBEAT("heartbeat"),
        /** The end of an imported file. */
        END_OF_INPUT("end_of_input"),
        /** A start, which found that a stop had kept the bar from being written. */
        START("start"),
        /** A rebuild. */
        REBUILD("rebuild"),
        /** The venue made it. */
        VENUE("venue"),
        /** Its event is not at hand: damaged, or removed. */
        UNKNOWN("unknown");

        private final String key;

        Kind(String key) {
            this.key = key;
        }

        /** @return as scripts read it */
        public String key() {
            return key;
        }
    }

    /** @return a cause that is no event of the journal */
    public static BarCause without(Kind kind) {
        return new BarCause(kind, 0, 0, 0);
    }
}
