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
 * Explains bars from the journal: reads the parts that the index names, first for the bars, then for the ticks of the
 * one that is served.
 */
public final class JournalBarExplainer implements BarExplainer {
    private final Path journal;
    private final JournalIndex index;

    /** @param index of the same journal; knows after its first refresh where to look */
    public JournalBarExplainer(Path journal, JournalIndex index) {
        this.journal = journal;
        this.index = index;
    }

    @Override
    public Optional<BarExplanation> explain(int market, long openTimeMs, int limit) {
        index.refresh();
        Map<Integer, SessionMarker> sessions = new TreeMap<>();
        JournalReader.sessions(journal).forEach(session -> sessions.put(session.epoch(), session));
        RevisionsFound revisions = new RevisionsFound(market, openTimeMs, sessions);
        index.visit(openTimeMs, openTimeMs + Bar.MINUTE_MS, revisions::take);
        Optional<BarRevision> served = served(revisions.found());
        TickSources sources = new TickSources(served, sessions, revisions.imports());
        Market known = index.market(market).orElseGet(() -> Market.bare(market, "?"));
        TicksFound ticks = new TicksFound(known, openTimeMs, limit, sessions, served, sources);
        index.visit(openTimeMs, openTimeMs + Bar.MINUTE_MS, ticks::take);
        return ticks.explanation(revisions.found());
    }

    /** As everywhere: the less trusted does not take the place of the more trusted; else the later word counts. */
    private static Optional<BarRevision> served(List<BarRevision> revisions) {
        return revisions.stream().reduce((known, later) ->
                later.bar().provenance.compareTo(known.bar().provenance) <= 0 ? later : known);
    }
}
