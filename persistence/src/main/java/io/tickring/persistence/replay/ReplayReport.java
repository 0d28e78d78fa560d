package io.tickring.persistence.replay;

import io.tickring.persistence.read.Damage;
import java.util.List;
import java.util.Map;

/**
 * What a replay found.
 *
 * @param sessions      directories that were run
 * @param firstSequence of the records that were run, 0 for none
 * @param lastSequence  of the records that were run
 * @param ticks         run through the engine, those before the wanted time included
 * @param accepted      of the ticks compared
 * @param rejected      of the ticks compared, by reason; duplicates apart
 * @param duplicate     of the ticks compared
 * @param late          accepted, and too old to change a bar
 * @param bars          bars compared, each revision by itself
 * @param revisions     of these, amendments
 * @param checkpoints   saved states compared
 * @param notCompared   records that follow from something the journal does not hold: ticks without room on a full disk,
 *                      or a damaged part
 * @param unwrittenBars bars that follow from the last events and were not written before the journal ends
 * @param rebuiltBars   bars that an earlier {@code rebuild} made of the ticks of all sessions; no session's own ticks
 *                      give them
 * @param differences   how many there are
 * @param first         the first of them
 * @param damages       what could not be read
 */
public record ReplayReport(
        int sessions, long firstSequence, long lastSequence, long ticks, long accepted, Map<String, Long> rejected,
        long duplicate, long late, long bars, long revisions, long checkpoints, long notCompared, long unwrittenBars,
        long rebuiltBars, long differences, List<ReplayDifference> first, List<Damage> damages) {

    public ReplayReport {
        rejected = Map.copyOf(rejected);
        first = List.copyOf(first);
        damages = List.copyOf(damages);
    }
}
