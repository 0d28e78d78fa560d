package io.tickring.engine.journal;

import io.tickring.engine.backfill.VenueBar;
import io.tickring.engine.backfill.VenueSpan;
import io.tickring.engine.bars.Bar;
import io.tickring.engine.market.Market;
import io.tickring.engine.tick.TickEvent;

/**
 * Receives the records of the journal in order, each once. Called on the reader's thread. Events and bars are reused:
 * what is to be kept has to be copied.
 *
 * <p>A {@code sequence} grows by one for each record and never repeats within a journal.
 */
public interface JournalListener {
    /** A writer opened a directory. Comes first in each. */
    default void onSession(long sequence, SessionMarker session) {
    }

    /** A market has, from here on, this number and these attributes. */
    default void onMarket(long sequence, Market market) {
    }

    /**
     * A tick, accepted or rejected as its {@code rejectReason} says; a gap; a clock; a heartbeat that closed bars; the
     * end of an import.
     */
    default void onEvent(long sequence, TickEvent event) {
    }

    /** A bar, or a later revision of one. */
    default void onBar(long sequence, Bar bar) {
    }

    /** A bar that the venue made. */
    default void onVenueBar(long sequence, VenueBar bar) {
    }

    /** The venue's bars of a stretch of time are wanted, or were asked for. Comes behind the bars. */
    default void onVenueSpan(long sequence, VenueSpan span) {
    }

    /** Everything up to this sequence has been delivered. Comes after each batch the journal was written in. */
    default void onPosition(long sequence) {
    }
}
