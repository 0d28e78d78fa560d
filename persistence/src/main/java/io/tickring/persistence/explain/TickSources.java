package io.tickring.persistence.explain;

import io.tickring.engine.bars.Provenance;
import io.tickring.engine.explain.BarRevision;
import io.tickring.engine.journal.SessionMarker;
import io.tickring.engine.tick.Marks;
import io.tickring.engine.tick.TickEvent;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;

/** Says which accepted ticks of a minute are in the bar that is served. */
final class TickSources {
    private final Map<Integer, SessionMarker> sessions;
    private final Provenance provenance;
    private final boolean rebuilt;
    private final long behind;
    private final int importEpoch;

    /**
     * @param served  empty where no bar was issued: the stream's ticks make it then
     * @param imports epochs of the imports that have ticks of this minute
     */
    TickSources(Optional<BarRevision> served, Map<Integer, SessionMarker> sessions, SortedSet<Integer> imports) {
        this.sessions = sessions;
        provenance = served.map(revision -> revision.bar().provenance).orElse(Provenance.LIVE);
        rebuilt = served.map(BarRevision::epoch).map(sessions::get).filter(SessionMarker::rebuilt).isPresent();
        behind = rebuilt ? served.get().sequence() : Long.MAX_VALUE;
        importEpoch = served.map(revision -> rebuilt ? last(imports, revision.epoch()) : revision.epoch()).orElse(0);
    }

    /** A rebuild folds the last import that has the minute. */
    private static int last(SortedSet<Integer> imports, int before) {
        SortedSet<Integer> earlier = imports.headSet(before);
        return earlier.isEmpty() ? 0 : earlier.last();
    }

    boolean include(int epoch, long sequence, TickEvent tick) {
        boolean folded = !tick.polled && (rebuilt || (tick.marks & Marks.LATE) == 0);
        return folded && sequence < behind && switch (provenance) {
            case LIVE -> sessions.containsKey(epoch) && sessions.get(epoch).live();
            case IMPORT -> epoch == importEpoch;
            case BACKFILL -> false;
        };
    }
}
