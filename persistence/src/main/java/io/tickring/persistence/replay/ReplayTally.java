package io.tickring.persistence.replay;

import io.tickring.engine.bars.Bar;
import io.tickring.engine.tick.EventKind;
import io.tickring.engine.tick.Marks;
import io.tickring.engine.tick.RejectReason;
import io.tickring.engine.tick.TickEvent;
import io.tickring.persistence.read.Damage;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts what a replay does. */
final class ReplayTally {
    private final long[] fates = new long[RejectReason.values().length];
    private int sessions;
    private long firstSequence;
    private long lastSequence;
    private long ticks;
    private long late;
    private long bars;
    private long revisions;
    private long checkpoints;
    private long notCompared;
    private long rebuiltBars;

    void session() {
        sessions++;
    }

    /** Counts an event that was run. */
    void event(long sequence, TickEvent event, boolean compared) {
        firstSequence = firstSequence == 0 ? sequence : firstSequence;
        lastSequence = sequence;
        if (event.kind == EventKind.TICK) {
            ticks++;
            if (compared) {
                fates[event.rejectReason.ordinal()]++;
                late += (event.marks & Marks.LATE) == 0 ? 0 : 1;
            }
        }
    }

    void bar(Bar bar) {
        bars++;
        revisions += bar.revision == 0 ? 0 : 1;
    }

    void checkpoint() {
        checkpoints++;
    }

    void notCompared() {
        notCompared++;
    }

    void rebuiltBar() {
        rebuiltBars++;
    }

    ReplayReport report(Differences differences, long unwrittenBars, List<Damage> damages) {
        Map<String, Long> rejected = new TreeMap<>();
        for (RejectReason reason : RejectReason.values()) {
            if (reason != RejectReason.NONE && reason != RejectReason.DUPLICATE && fates[reason.ordinal()] > 0) {
                rejected.put(reason.key(), fates[reason.ordinal()]);
            }
        }
        return new ReplayReport(sessions, firstSequence, lastSequence, ticks, fates[RejectReason.NONE.ordinal()],
                rejected, fates[RejectReason.DUPLICATE.ordinal()], late, bars, revisions, checkpoints, notCompared,
                unwrittenBars, rebuiltBars, differences.count(), differences.first(), damages);
    }
}
