package io.tickring.persistence.write;

import io.tickring.engine.bars.Bar;
import io.tickring.persistence.format.SessionStart;
import java.util.List;

/**
 * What a new directory begins with.
 *
 * @param session       who writes from what, and what came before
 * @param firstSequence of the session marker
 * @param bootId        of the machine, 0 where it tells none
 * @param missingBars   bars that the records before imply and that were not written before the last stop
 * @param timed         whether the time from receipt to acknowledgement means anything: not for a file's ticks
 */
public record JournalStart(
        SessionStart session, long firstSequence, long bootId, List<Bar> missingBars, boolean timed) {

    public JournalStart {
        missingBars = List.copyOf(missingBars);
    }

    int epoch() {
        return session.marker().epoch();
    }
}
