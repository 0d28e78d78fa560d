package io.tickring.persistence.recover;

import io.tickring.engine.bars.Bar;
import io.tickring.engine.bars.BarOutbox;
import io.tickring.engine.bars.Provenance;
import io.tickring.engine.tick.TickEvent;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;

/**
 * Compares the bars that events imply with those that stand in the journal behind them. What is left in the end was not
 * written before the writer was stopped.
 */
final class BarComparison {
    private final Deque<Bar> expected = new ArrayDeque<>();
    private long differing;

    /** Takes the bars of an event that was applied, and frees them. */
    void implied(TickEvent event, BarOutbox outbox) {
        for (long position = event.barsFrom; position < event.barsTo; position++) {
            Bar bar = new Bar();
            bar.copyFrom(outbox.get(position));
            expected.add(bar);
        }
        outbox.freeTo(event.barsTo);
    }

    /** Takes a bar that stands in the journal. */
    void stored(Bar bar) {
        Bar found = take(bar);
        if (bar.provenance != Provenance.BACKFILL && (found == null || !found.sameContent(bar))) {
            differing++;
        }
    }

    private Bar take(Bar bar) {
        for (Iterator<Bar> bars = expected.iterator(); bars.hasNext();) {
            Bar candidate = bars.next();
            if (candidate.market == bar.market && candidate.openTimeMs == bar.openTimeMs
                    && candidate.revision == bar.revision) {
                bars.remove();
                return candidate;
            }
        }
        return null;
    }

    /** @return bars that stand in the journal but do not follow from its ticks */
    long differing() {
        return differing;
    }

    /** @return bars that follow from the ticks but do not stand in the journal, in order */
    List<Bar> missing() {
        return List.copyOf(expected);
    }
}
