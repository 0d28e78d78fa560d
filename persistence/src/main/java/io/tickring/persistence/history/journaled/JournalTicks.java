package io.tickring.persistence.history.journaled;

import io.tickring.engine.history.Tick;
import io.tickring.engine.tick.TickEvent;
import io.tickring.persistence.format.BatchReader;
import io.tickring.persistence.format.RecordCode;
import io.tickring.persistence.history.catalog.Catalog;
import java.util.ArrayList;
import java.util.List;

/** Accepted ticks from the journal. Reads only the chunks whose times and sequences a query asks for. */
public final class JournalTicks {
    private final JournalIndex index;

    /** @param index refreshed by the caller */
    public JournalTicks(JournalIndex index) {
        this.index = index;
    }

    /**
     * @param archived      left out
     * @param market        number in the market table
     * @param fromMs        the venue's time, epoch ms, inclusive
     * @param toMs          the venue's time, epoch ms, exclusive
     * @param afterSequence only ticks behind this place in the journal; -1 for all
     * @param limit         at most this many, above 0
     * @return in order of the journal; the caller owns the list
     */
    public List<Tick> ticks(Catalog archived, int market, long fromMs, long toMs, long afterSequence, int limit) {
        Query query = new Query(archived, market, fromMs, toMs, afterSequence, limit);
        List<Chunk> chunks = index.chunks(chunk -> chunk.lastSequence() > afterSequence
                && isNeeded(chunk, archived, fromMs, toMs));
        for (Chunk chunk : chunks) {
            if (query.found.size() < limit) {
                JournalIndex.read(chunk, query::take);
            }
        }
        return query.found;
    }

    private static boolean isNeeded(Chunk chunk, Catalog archived, long fromMs, long toMs) {
        TimeExtent ticks = chunk.ticks();
        return ticks.overlaps(fromMs, toMs) && !archived.holdsAll(Math.max(fromMs, ticks.fromMs()),
                Math.min(toMs - 1, ticks.toMs()), chunk.lastSequence());
    }

    private static final class Query {
        private final Catalog archived;
        private final int market;
        private final long fromMs;
        private final long toMs;
        private final long afterSequence;
        private final int limit;
        private final TickEvent event = new TickEvent();
        private final List<Tick> found = new ArrayList<>();

        Query(Catalog archived, int market, long fromMs, long toMs, long afterSequence, int limit) {
            this.archived = archived;
            this.market = market;
            this.fromMs = fromMs;
            this.toMs = toMs;
            this.afterSequence = afterSequence;
            this.limit = limit;
        }

        void take(BatchReader batch) {
            for (int code = batch.next(); code >= 0 && found.size() < limit; code = batch.next()) {
                switch (code) {
                    case RecordCode.TICK -> {
                        batch.readTick(event);
                        take(batch.sequence());
                    }
                    case RecordCode.REJECT -> batch.readReject(event);
                    case RecordCode.CLOCK -> batch.readClock(event);
                    case RecordCode.GAP -> batch.readGap(event);
                    default -> { }
                }
            }
        }

        private void take(long sequence) {
            boolean inTime = event.exchangeTimeMs >= fromMs && event.exchangeTimeMs < toMs;
            if (event.market == market && inTime && sequence > afterSequence
                    && !archived.holds(event.exchangeTimeMs, sequence)) {
                found.add(new Tick(sequence, market, event.exchangeTimeMs, event.receiveTimeNs, event.bidNanos,
                        event.askNanos, event.bidSizeMicros, event.askSizeMicros, event.marks));
            }
        }
    }
}
