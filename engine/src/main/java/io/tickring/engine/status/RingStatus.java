package io.tickring.engine.status;

/**
 * The ring at one moment.
 *
 * @param capacity  slots
 * @param published events that the feed published since start
 * @param processed events that went through all stages since start
 * @param failed    whether a failure of the journal stopped the stages
 */
public record RingStatus(int capacity, long published, long processed, boolean failed) {
    /** @return slots that wait for a stage */
    public long used() {
        return Math.max(0, published - processed);
    }
}
