package io.tickring.persistence.history;

import io.tickring.engine.bars.Bar;
import io.tickring.engine.history.BarHistory;
import io.tickring.persistence.history.archived.RowFilter;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** The venue's daily bars from archive and journal. A later word on a day counts. */
public final class JoinedDays implements BarHistory {
    private final Past past;
    private final JournalDays journal;

    public JoinedDays(Past past) {
        this.past = past;
        journal = new JournalDays(past.index());
    }

    @Override
    public List<Bar> bars(int market, long fromMs, long toMs) {
        return bars(Set.of(market), fromMs, toMs);
    }

    /**
     * @return by opening time and number of the market; the caller owns the bars
     * @throws io.tickring.engine.history.HistoryUnreadableException where a part of the archive cannot be read
     */
    @Override
    public List<Bar> bars(Collection<Integer> markets, long fromMs, long toMs) {
        RowFilter filter = RowFilter.of(markets.stream().map(past.names()::symbol).toList(), fromMs, toMs);
        return past.ask(catalog -> {
            BarMerge days = new BarMerge();
            past.reader().days(catalog.years(fromMs, toMs), filter, days::add);
            journal.read(catalog, markets::contains, fromMs, toMs, days::add);
            return days.bars();
        });
    }
}
