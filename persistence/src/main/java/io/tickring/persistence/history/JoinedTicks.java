package io.tickring.persistence.history;

import io.tickring.engine.history.Tick;
import io.tickring.engine.history.TickHistory;
import io.tickring.persistence.history.archived.RowFilter;
import io.tickring.persistence.history.catalog.Catalog;
import io.tickring.persistence.history.catalog.StoredDay;
import io.tickring.persistence.history.journaled.JournalTicks;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Accepted ticks from archive and journal, in order of the journal, each once. */
public final class JoinedTicks implements TickHistory {
    private static final Comparator<Tick> BY_SEQUENCE = Comparator.comparingLong(Tick::sequence);

    private final Past past;
    private final JournalTicks journal;

    public JoinedTicks(Past past) {
        this.past = past;
        journal = new JournalTicks(past.index());
    }

    /** @throws io.tickring.engine.history.HistoryUnreadableException where a part of the archive cannot be read */
    @Override
    public List<Tick> ticks(int market, long fromMs, long toMs, long afterSequence, int limit) {
        return past.ask(catalog -> {
            List<Tick> found = archived(catalog, market, fromMs, toMs, afterSequence, limit);
            found.addAll(journal.ticks(catalog, market, fromMs, toMs, afterSequence, limit));
            found.sort(BY_SEQUENCE);
            return found.size() <= limit ? found : new ArrayList<>(found.subList(0, limit));
        });
    }

    private List<Tick> archived(Catalog catalog, int market, long fromMs, long toMs, long afterSequence, int limit) {
        List<StoredDay> days = new ArrayList<>(catalog.days(fromMs, toMs));
        days.removeIf(day -> day.lastTickSequence() <= afterSequence);
        days.sort(Comparator.comparingLong(StoredDay::firstTickSequence));
        RowFilter filter = new RowFilter(List.of(past.names().symbol(market)), fromMs, toMs, afterSequence,
                Long.MAX_VALUE);
        List<Tick> found = new ArrayList<>();
        for (StoredDay day : days) {
            if (found.size() >= limit && found.get(limit - 1).sequence() < day.firstTickSequence()) {
                break;
            }
            past.reader().ticks(List.of(day), filter, limit, found::add);
            found.sort(BY_SEQUENCE);
        }
        return found;
    }
}
