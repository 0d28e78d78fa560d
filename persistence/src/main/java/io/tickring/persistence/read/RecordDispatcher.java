package io.tickring.persistence.read;

import io.tickring.engine.bars.Bar;
import io.tickring.engine.journal.JournalListener;
import io.tickring.engine.tick.TickEvent;
import io.tickring.persistence.format.BatchReader;
import io.tickring.persistence.format.RecordCode;

/** Hands the records of a batch to a listener, with one event and one bar for all of them. */
public final class RecordDispatcher {
    private final TickEvent event = new TickEvent();
    private final Bar bar = new Bar();

    /**
     * @param fromSequence records before this are passed over
     * @return records of the batch that were not passed over
     */
    public int dispatch(BatchReader batch, long fromSequence, JournalListener listener) {
        int delivered = 0;
        for (int code = batch.next(); code >= 0; code = batch.next()) {
            boolean wanted = batch.sequence() >= fromSequence;
            delivered += wanted ? 1 : 0;
            if (isEvent(code)) {
                read(code, batch);
                if (wanted) {
                    listener.onEvent(batch.sequence(), event);
                }
            } else if (wanted) {
                deliver(code, batch, listener);
            }
        }
        listener.onPosition(batch.sequence());
        return delivered;
    }

    private static boolean isEvent(int code) {
        return code == RecordCode.TICK || code == RecordCode.REJECT
                || code == RecordCode.CLOCK || code == RecordCode.GAP;
    }

    private void read(int code, BatchReader batch) {
        switch (code) {
            case RecordCode.TICK -> batch.readTick(event);
            case RecordCode.REJECT -> batch.readReject(event);
            case RecordCode.CLOCK -> batch.readClock(event);
            default -> batch.readGap(event);
        }
    }

    private void deliver(int code, BatchReader batch, JournalListener listener) {
        switch (code) {
            case RecordCode.SESSION -> listener.onSession(batch.sequence(), batch.readSession().marker());
            case RecordCode.MARKET -> listener.onMarket(batch.sequence(), batch.readMarket());
            case RecordCode.BAR -> {
                batch.readBar(bar);
                listener.onBar(batch.sequence(), bar);
            }
            case RecordCode.VENUE_BAR -> listener.onVenueBar(batch.sequence(), batch.readVenueBar());
            case RecordCode.VENUE_SPAN -> listener.onVenueSpan(batch.sequence(), batch.readVenueSpan());
            default -> { }
        }
    }
}
