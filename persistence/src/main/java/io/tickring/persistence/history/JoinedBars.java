package io.tickring.persistence.history;

import io.tickring.engine.bars.Bar;
import io.tickring.engine.history.BarHistory;
import io.tickring.persistence.history.archived.RowFilter;
import io.tickring.persistence.history.catalog.Catalog;
import io.tickring.persistence.history.catalog.StoredDay;
import io.tickring.persistence.history.journaled.JournalBars;
import io.tickring.persistence.history.journaled.TimeExtent;
import io.tickring.persistence.history.rollup.RolledDays;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;

/**
 * Minute bars from archive and journal: the latest revision of each, live before import before backfill. Who folds them
 * gets whole archived days folded already, unless the journal has said more of a day since.
 */
public final class JoinedBars implements BarHistory {
    private static final Comparator<Bar> BY_TIME = Comparator.comparingLong(bar -> bar.openTimeMs);

    private final Past past;
    private final RolledDays rolled;
    private final JournalBars journal;

    /** @param rolled days that are folded already */
    public JoinedBars(Past past, RolledDays rolled) {
        this.past = past;
        this.rolled = rolled;
        journal = new JournalBars(past.index());
    }

    @Override
    public List<Bar> bars(int market, long fromMs, long toMs) {
        return bars(market, fromMs, toMs, Bar.MINUTE_MS);
    }

    /** @throws io.tickring.engine.history.HistoryUnreadableException where a part of the archive cannot be read */
    @Override
    public List<Bar> bars(int market, long fromMs, long toMs, long stepMs) {
        RolledDays.Wish wish = new RolledDays.Wish(market, past.names().symbol(market), fromMs, toMs, stepMs);
        return past.ask(catalog -> {
            List<Bar> journaled = new ArrayList<>();
            journal.read(catalog, fromMs, toMs, number -> number == market, journaled::add);
            List<StoredDay> amended = new ArrayList<>();
            List<StoredDay> days = new ArrayList<>();
            Set<Long> journaledDays = days(journaled);
            catalog.days(fromMs, toMs).forEach(day ->
                    (journaledDays.contains(day.date().toEpochDay()) ? amended : days).add(day));
            List<Bar> bars = rolled.take(days, wish);
            days.addAll(amended);
            bars.addAll(merged(days, RowFilter.of(Set.of(wish.symbol()), fromMs, toMs), journaled));
            bars.sort(BY_TIME);
            return bars;
        });
    }

    /** @return the UTC days of bars, as counted from 1970 */
    private static Set<Long> days(List<Bar> bars) {
        return bars.stream().map(bar -> Catalog.epochDay(bar.openTimeMs)).collect(Collectors.toSet());
    }

    private List<Bar> merged(Collection<StoredDay> days, RowFilter filter, List<Bar> journaled) {
        BarMerge minutes = new BarMerge();
        past.reader().bars(days, filter, (sequence, bar) -> minutes.add(bar));
        journaled.forEach(minutes::add);
        return minutes.bars();
    }

    @Override
    public OptionalLong earliestMs() {
        past.index().refresh();
        long earliest = Math.min(past.archive().now().fromMs(), past.index().barTimes().fromMs());
        return earliest == Long.MAX_VALUE ? OptionalLong.empty() : OptionalLong.of(earliest);
    }

    /**
     * Visits all bars of a time, by opening time and then by symbol. Holds the bars of one UTC day at a time, some
     * 25 MB for 100 markets, whatever the length of the time; a chunk of the journal that spans several days is read
     * once for each.
     *
     * @param fromMs  opening time of the first bar, epoch ms, inclusive
     * @param toMs    opening times stay below this, epoch ms
     * @param wanted  numbers of markets
     * @param visitor owns the bars it is given
     */
    public void visit(long fromMs, long toMs, IntPredicate wanted, Consumer<Bar> visitor) {
        past.index().refresh();
        Catalog catalog = past.archive().now();
        TimeExtent journaled = past.index().barTimes();
        long end = Math.min(toMs, Math.max(catalog.toMs(), journaled.endMs()));
        long from = Math.max(fromMs, Math.min(catalog.fromMs(), journaled.fromMs()));
        while (from < end) {
            long nextDay = Catalog.startMs(Catalog.epochDay(from) + 1);
            visitDay(from, Math.min(nextDay, end), wanted, visitor);
            from = nextDay;
        }
    }

    private void visitDay(long fromMs, long toMs, IntPredicate wanted, Consumer<Bar> visitor) {
        List<Bar> bars = past.ask(catalog -> {
            List<Bar> journaled = new ArrayList<>();
            journal.read(catalog, fromMs, toMs, wanted, journaled::add);
            return merged(catalog.days(fromMs, toMs), RowFilter.of(Set.of(), fromMs, toMs), journaled);
        });
        bars.removeIf(bar -> !wanted.test(bar.market));
        Map<Integer, String> symbols = new HashMap<>();
        bars.forEach(bar -> symbols.computeIfAbsent(bar.market, past.names()::symbol));
        bars.sort(BY_TIME.thenComparing(bar -> symbols.get(bar.market)));
        bars.forEach(visitor);
    }
}
