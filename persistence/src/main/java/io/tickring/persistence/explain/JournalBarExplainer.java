package io.tickring.persistence.explain;

import io.tickring.engine.bars.Bar;
import io.tickring.engine.explain.BarExplainer;
import io.tickring.engine.explain.BarExplanation;
import io.tickring.engine.explain.BarRevision;
import io.tickring.engine.journal.SessionMarker;
import io.tickring.engine.market.Market;
import io.tickring.persistence.history.journaled.JournalIndex;
import io.tickring.persistence.read.JournalReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Explains bars: reads the parts of the journal that the index names, and what only the archive has, first for the
 * bars, then for the ticks of the one that is served.
 */
public final class JournalBarExplainer implements BarExplainer {
    private final Path journal;
    private final JournalIndex index;
    private final Optional<ArchivedMinutes> archived;

    /** @param index of the same journal; knows after its first refresh where to look */
    public JournalBarExplainer(Path journal, JournalIndex index) {
        this(journal, index, Optional.empty());
    }

    /** @param archived of the archive that was made of this journal */
    public JournalBarExplainer(Path journal, JournalIndex index, ArchivedMinutes archived) {
        this(journal, index, Optional.of(archived));
    }

    private JournalBarExplainer(Path journal, JournalIndex index, Optional<ArchivedMinutes> archived) {
        this.journal = journal;
        this.index = index;
        this.archived = archived;
    }

    @Override
    public Optional<BarExplanation> explain(int market, long openTimeMs, int limit) {
        index.refresh();
        Map<Integer, SessionMarker> sessions = new TreeMap<>();
        JournalReader.sessions(journal).forEach(session -> sessions.put(session.epoch(), session));
        Optional<ArchivedMinutes.Minute> old = archived.map(all -> all.minute(journal, market, openTimeMs));
        old.ifPresent(minute -> minute.addSessions(sessions));
        RevisionsFound revisions = new RevisionsFound(market, openTimeMs, sessions);
        old.ifPresent(minute -> minute.tell(revisions));
        index.visit(openTimeMs, openTimeMs + Bar.MINUTE_MS, revisions::take);
        Optional<BarRevision> served = served(revisions.found());
        TickSources sources = new TickSources(served, sessions, revisions.imports());
        Market known = index.market(market).orElseGet(() -> Market.bare(market, "?"));
        TicksFound ticks = new TicksFound(known, openTimeMs, limit, sessions, served, sources);
        old.ifPresent(minute -> minute.tell(ticks));
        index.visit(openTimeMs, openTimeMs + Bar.MINUTE_MS, ticks::take);
        return ticks.explanation(revisions.found());
    }

    /** As everywhere: the less trusted does not take the place of the more trusted; else the later word counts. */
    private static Optional<BarRevision> served(List<BarRevision> revisions) {
        return revisions.stream().reduce((known, later) ->
                later.bar().provenance.compareTo(known.bar().provenance) <= 0 ? later : known);
    }
}
