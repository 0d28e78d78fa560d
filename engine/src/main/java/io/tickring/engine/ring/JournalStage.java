package io.tickring.engine.ring;

import io.tickring.engine.tick.TickEvent;

/**
 * The last stage of the hot chain: keeps what the stages before it decided. Implemented by the journal.
 *
 * <p>Called by one thread. What it throws stops the daemon: without a journal nothing may go on.
 */
public interface JournalStage {
    /**
     * @param event      after validation and bars; its bars are in the outbox given to the journal
     * @param endOfBatch true on the last event that is at hand now: what was collected has to be written, for nobody
     *                   knows when the next one comes
     */
    void onEvent(TickEvent event, boolean endOfBatch);
}
