package io.tickring.daemon.imports;

import io.tickring.engine.bars.BarOutbox;
import io.tickring.engine.ring.JournalStage;
import io.tickring.engine.tick.TickEvent;

/** Counts the minutes that get a bar on their way into the journal. */
final class BarCountingStage implements JournalStage {
    private final JournalStage journal;
    private final BarOutbox outbox;
    private long minutes;

    BarCountingStage(JournalStage journal, BarOutbox outbox) {
        this.journal = journal;
        this.outbox = outbox;
    }

    @Override
    public void onEvent(TickEvent event, boolean endOfBatch) {
        for (long at = event.barsFrom; at < event.barsTo; at++) {
            minutes += outbox.get(at).revision == 0 ? 1 : 0;
        }
        journal.onEvent(event, endOfBatch);
    }

    /** @return valid once the ring is closed */
    long minutes() {
        return minutes;
    }
}
