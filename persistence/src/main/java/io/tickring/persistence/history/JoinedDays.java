package io.tickring.persistence.history;

import io.tickring.engine.bars.Bar;
import io.tickring.engine.history.BarHistory;
import io.tickring.persistence.history.archived.RowFilter;
import io.tickring.persistence.history.catalog.StoredYear;
import io.tickring.persistence.history.journaled.JournalDays;
import io.tickring.persistence.history.rollup.RolledYears;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The venue's daily bars from archive and journal. A later word on a day counts. */
public final class JoinedDays implements BarHistory {
    private final Past past;
    private final RolledYears rolled;
    private final JournalDays journal;

    /** @param rolled years that are there for fast reading */
    public JoinedDays(Past past, RolledYears rolled) {
        this.past = past;
        this.rolled = rolled;
        journal = new JournalDays(past.index());
    }

    @Override
    public List<Bar> bars(int market, long fromMs, long toMs) {
        return bars(Set.of(market), fromMs, toMs);
    }

    /** @throws io.tickring.engine.history.HistoryUnreadableException where a part of the archive cannot be read */
    @Override
    public List<Bar> bars(Collection<Integer> markets, long fromMs, long toMs) {
        Map<String, Integer> numbers = new HashMap<>();
        markets.forEach(market -> numbers.put(past.names().symbol(market), market));
        RowFilter filter = RowFilter.of(numbers.keySet(), fromMs, toMs);
        return past.ask(catalog -> {
            BarMerge days = new BarMerge();
            List<StoredYear> years = new ArrayList<>(catalog.years(fromMs, toMs));
            rolled.take(years, numbers.keySet(), fromMs, toMs, (symbol, bar) -> {
                bar.market = numbers.get(symbol);
                days.add(bar);
            });
            past.reader().days(years, filter, days::add);
            journal.read(catalog, fromMs, toMs, markets::contains, days::add);
            return days.bars();
        });
    }
}
