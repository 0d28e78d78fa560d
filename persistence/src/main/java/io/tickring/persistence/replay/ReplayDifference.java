package io.tickring.persistence.replay;

/**
 * One value that came out another way than it was stored.
 *
 * @param sequence   of the record it was stored in, or of the event that gave it where there is no such record
 * @param symbol     the market; empty where none is concerned
 * @param openTimeMs the minute concerned, epoch ms of the venue's time;
 *                   {@link io.tickring.engine.tick.TickEvent#ABSENT} for none
 * @param kind       {@code tick}, {@code clock}, {@code gap}, {@code bar}, {@code open_bar}, {@code counter} or
 *                   {@code state}; the last three are of a checkpoint
 * @param field      what of it; {@code record} where one side has none at all
 * @param stored     as in the journal
 * @param replayed   as it came out
 */
public record ReplayDifference(
        long sequence, String symbol, long openTimeMs, String kind, String field, String stored, String replayed) {
    /** Stands for the side that has no such record. */
    static final String NONE = "none";
}
