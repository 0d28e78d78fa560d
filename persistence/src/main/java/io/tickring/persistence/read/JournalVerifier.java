package io.tickring.persistence.read;

import io.tickring.engine.backfill.Gap;
import io.tickring.engine.backfill.VenueLedger;
import io.tickring.engine.tick.RejectReason;
import io.tickring.engine.tick.TickEvent;
import io.tickring.persistence.codec.FormatException;
import io.tickring.persistence.format.BatchReader;
import io.tickring.persistence.format.RecordCode;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongConsumer;

/** Reads every record of a journal, beside a running writer too, and counts. */
public final class JournalVerifier {
    private static final int HEADER_WORD_BYTES = 4;

    private final TickEvent event = new TickEvent();
    private final VenueLedger ledger = new VenueLedger();
    private final long[] kinds = new long[256];
    private final long[] rejects = new long[RejectReason.values().length];
    private long records;
    private long firstSequence;
    private long lastSequence;
    private long firstExchangeMs = Long.MAX_VALUE;
    private long lastExchangeMs = Long.MIN_VALUE;
    private long bytes;
    private long tickBytes;

    private JournalVerifier() {
    }

    /**
     * @param journal  the journal's directory
     * @param progress told the bytes read so far, after each batch
     */
    public static JournalSummary verify(Path journal, LongConsumer progress) {
        try (BatchCursor cursor = BatchCursor.thorough(journal)) {
            return new JournalVerifier().readAll(cursor, progress);
        }
    }

    /** The same for whoever holds the writer's lock and does not write. */
    public static JournalSummary verifyAlone(Path journal, LongConsumer progress) {
        try (BatchCursor cursor = BatchCursor.thoroughAlone(journal)) {
            return new JournalVerifier().readAll(cursor, progress);
        }
    }

    private JournalSummary readAll(BatchCursor cursor, LongConsumer progress) {
        while (cursor.next()) {
            try {
                read(cursor.batch());
            } catch (FormatException e) {
                cursor.directory().refuse(e.getMessage());
            }
            bytes += cursor.directory().length() + HEADER_WORD_BYTES;
            progress.accept(bytes);
        }
        boolean ticks = kinds[RecordCode.TICK] > 0;
        return new JournalSummary((int) kinds[RecordCode.SESSION], records, firstSequence, lastSequence, kindCounts(),
                rejectCounts(), gapCounts(), ticks ? firstExchangeMs : 0, ticks ? lastExchangeMs : 0, bytes, tickBytes,
                cursor.damages(), cursor.unfinished());
    }

    private void read(BatchReader batch) {
        firstSequence = firstSequence == 0 ? batch.firstSequence() : firstSequence;
        for (int code = batch.next(); code >= 0; code = batch.next()) {
            count(code, batch);
            kinds[code]++;
            records++;
            lastSequence = batch.sequence();
        }
    }

    private void count(int code, BatchReader batch) {
        switch (code) {
            case RecordCode.TICK -> {
                batch.readTick(event);
                tickBytes += batch.recordBytes();
                firstExchangeMs = Math.min(firstExchangeMs, event.exchangeTimeMs);
                lastExchangeMs = Math.max(lastExchangeMs, event.exchangeTimeMs);
            }
            case RecordCode.REJECT -> {
                batch.readReject(event);
                rejects[event.rejectReason.ordinal()]++;
            }
            case RecordCode.CLOCK -> batch.readClock(event);
            case RecordCode.GAP -> {
                batch.readGap(event);
                ledger.onEvent(batch.sequence(), event);
            }
            case RecordCode.SESSION -> ledger.onSession(batch.sequence(), batch.readSession().marker());
            case RecordCode.VENUE_BAR -> ledger.onVenueBar(batch.sequence(), batch.readVenueBar());
            case RecordCode.VENUE_SPAN -> ledger.onVenueSpan(batch.sequence(), batch.readVenueSpan());
            default -> { }
        }
    }

    private Map<String, Long> gapCounts() {
        Map<String, Long> counts = new TreeMap<>();
        for (Gap.State state : Gap.State.values()) {
            counts.put(state.key(), ledger.total(state));
        }
        return counts;
    }

    private Map<String, Long> kindCounts() {
        Map<String, Long> counts = new TreeMap<>();
        for (int code = 0; code < kinds.length; code++) {
            if (kinds[code] > 0) {
                counts.merge(RecordCode.name(code), kinds[code], Long::sum);
            }
        }
        return counts;
    }

    private Map<String, Long> rejectCounts() {
        Map<String, Long> counts = new TreeMap<>();
        for (RejectReason reason : RejectReason.values()) {
            if (rejects[reason.ordinal()] > 0) {
                counts.put(reason.key(), rejects[reason.ordinal()]);
            }
        }
        return counts;
    }
}
