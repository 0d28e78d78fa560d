package io.tickring.persistence.read;

import java.util.List;
import java.util.Map;

/**
 * What a journal holds.
 *
 * @param sessions         directories with a session marker
 * @param records          all of them
 * @param firstSequence    of the first record, 0 for none
 * @param lastSequence     of the last record, 0 for none
 * @param kinds            records by kind: session, market, tick, reject, bar, clock, gap, checkpoint,
 *                         venue_bar, venue_span, unknown
 * @param rejects          rejected ticks by the key of their reason
 * @param gaps             gaps by what the venue's bars made of them: open, filled, explained
 * @param firstExchangeMs  the earliest time of an accepted tick, the venue's, epoch ms; 0 without ticks
 * @param lastExchangeMs   the latest
 * @param bytes            of all documents, Chronicle's header words included
 * @param tickBytes        of the records of accepted ticks alone
 * @param damages          where directories stop being readable; empty for a sound journal
 * @param unfinished       where a document was begun and not finished: a kill leaves this, and it is no damage
 */
public record JournalSummary(
        int sessions, long records, long firstSequence, long lastSequence, Map<String, Long> kinds,
        Map<String, Long> rejects, Map<String, Long> gaps, long firstExchangeMs, long lastExchangeMs, long bytes,
        long tickBytes, List<Damage> damages, List<Damage> unfinished) {

    public JournalSummary {
        kinds = Map.copyOf(kinds);
        rejects = Map.copyOf(rejects);
        gaps = Map.copyOf(gaps);
        damages = List.copyOf(damages);
        unfinished = List.copyOf(unfinished);
    }

    /** @return records of this kind */
    public long kind(String key) {
        return kinds.getOrDefault(key, 0L);
    }

    /** @return everything written, divided by the accepted ticks; 0 without ticks */
    public double bytesPerTick() {
        return kind("tick") == 0 ? 0 : (double) bytes / kind("tick");
    }

    /** @return whether every record could be read */
    public boolean sound() {
        return damages.isEmpty();
    }
}
