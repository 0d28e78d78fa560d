package io.tickring.daemon.node;

import io.tickring.engine.journal.JournalListener;
import io.tickring.engine.tick.TickEvent;
import java.util.function.LongSupplier;

/** The market's time where it is made from the records: that of the newest accepted tick that was journaled. */
final class RecordClock implements JournalListener {
    private static final long NONE = Long.MIN_VALUE;

    private final LongSupplier before;
    private volatile long newestMs = NONE;

    /** @param before the time before the first tick, epoch ms */
    RecordClock(LongSupplier before) {
        this.before = before;
    }

    @Override
    public void onEvent(long sequence, TickEvent event) {
        if (event.accepted() && event.exchangeTimeMs > newestMs) {
            newestMs = event.exchangeTimeMs;
        }
    }

    /** @return epoch ms; any thread */
    long marketTimeMs() {
        return newestMs == NONE ? before.getAsLong() : newestMs;
    }
}
