package io.tickring.persistence.explain;

import io.tickring.engine.bars.Bar;
import io.tickring.engine.journal.SessionMarker;
import io.tickring.persistence.archive.Archive;
import io.tickring.persistence.archive.Manifest.Source;
import io.tickring.persistence.archive.table.Dataset;
import io.tickring.persistence.history.Past;
import io.tickring.persistence.history.archived.RowFilter;
import io.tickring.persistence.history.catalog.StoredDay;
import io.tickring.persistence.history.pruned.KeptJournal;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * What the archive holds of a minute and the journal does not any more: its ticks, those rejected, and each bar in its
 * last revision. Which session a row is from is told by the sequences with which each began.
 */
public final class ArchivedMinutes {
    private static final long DAY_MS = 86_400_000;

    private final Archive archive;
    private final Past past;

    public ArchivedMinutes(Archive archive, Past past) {
        this.archive = archive;
        this.past = past;
    }

    /** @return one minute of one market, as far as it stood before all that the journal still has */
    Minute minute(Path journal, int market, long openTimeMs) {
        long toMs = openTimeMs + Bar.MINUTE_MS;
        Collection<StoredDay> days = past.archive().now().days(openTimeMs, toMs);
        RowFilter filter = new RowFilter(List.of(past.names().symbol(market)), openTimeMs, toMs, Long.MIN_VALUE,
                KeptJournal.fromSequence(journal) - 1);
        NavigableMap<Long, Source> sources = new TreeMap<>();
        archive.manifests(Dataset.TICKS, openTimeMs, toMs + DAY_MS).forEach(manifest ->
                manifest.sources().forEach(source -> sources.putIfAbsent(source.firstSequence(), source)));
        return new Minute(days, filter, sources);
    }

    /** A minute of a market. */
    final class Minute {
        private final Collection<StoredDay> days;
        private final RowFilter filter;
        private final NavigableMap<Long, Source> sources;

        private Minute(Collection<StoredDay> days, RowFilter filter, NavigableMap<Long, Source> sources) {
            this.days = days;
            this.filter = filter;
            this.sources = sources;
        }

        /** Adds the sessions that the journal does not tell of. Their settings are not known. */
        void addSessions(Map<Integer, SessionMarker> sessions) {
            sources.values().forEach(source -> sessions.putIfAbsent(source.epoch(),
                    new SessionMarker(0, source.epoch(), 0, "", source.source(), source.sha256(), Map.of())));
        }

        void tell(RevisionsFound revisions) {
            past.reader().ticks(days, filter, Long.MAX_VALUE, tick -> revisions.tickOf(epoch(tick.sequence())));
            past.reader().bars(days, filter, (sequence, bar) -> revisions.archived(epoch(sequence), sequence, bar));
        }

        void tell(TicksFound ticks) {
            past.reader().ticks(days, filter, Long.MAX_VALUE, tick -> ticks.archived(epoch(tick.sequence()), tick));
            archive.files(Dataset.REJECTS, filter.fromMs(), filter.fromMs() + DAY_MS).forEach(file ->
                    past.reader().rejects(archive.resolve(file), file.pricesAreDouble(), filter, (sequence, reject) ->
                            ticks.archivedReject(epoch(sequence), sequence, reject)));
        }

        private int epoch(long sequence) {
            Map.Entry<Long, Source> session = sources.floorEntry(sequence);
            return session == null ? 0 : session.getValue().epoch();
        }
    }
}
