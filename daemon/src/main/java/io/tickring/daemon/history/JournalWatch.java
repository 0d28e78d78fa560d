package io.tickring.daemon.history;

import io.tickring.engine.backfill.VenueSpan;
import io.tickring.engine.journal.JournalListener;
import io.tickring.engine.tick.EventKind;
import io.tickring.engine.tick.TickEvent;
import java.util.concurrent.Semaphore;

/** Wakes whoever keeps the ledger of gaps when the journal got a record that the ledger has to know. */
final class JournalWatch implements JournalListener {
    private final Semaphore news = new Semaphore(0);

    @Override
    public void onEvent(long sequence, TickEvent event) {
        if (event.kind == EventKind.GAP) {
            wake();
        }
    }

    @Override
    public void onVenueSpan(long sequence, VenueSpan span) {
        wake();
    }

    void wake() {
        news.release();
    }

    /** Waits for such a record; several that came meanwhile are one. */
    void await() throws InterruptedException {
        news.acquire();
        news.drainPermits();
    }
}
