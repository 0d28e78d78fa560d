package io.tickring.persistence.history;

import io.tickring.engine.backfill.Resolution;
import io.tickring.engine.backfill.VenueBar;
import io.tickring.engine.bars.Bar;
import io.tickring.engine.history.BarHistory;
import io.tickring.persistence.format.BatchReader;
import io.tickring.persistence.format.RecordCode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;

/** The venue's daily bars from the journal, across all its directories. A later word on a day counts. */
public final class JournalDays implements BarHistory {
    private static final Comparator<Bar> BY_TIME =
            Comparator.<Bar>comparingLong(bar -> bar.openTimeMs).thenComparingInt(bar -> bar.market);

    private final JournalIndex index;

    public JournalDays(JournalIndex index) {
        this.index = index;
    }

    @Override
    public List<Bar> bars(int market, long fromMs, long toMs) {
        return bars(number -> number == market, fromMs, toMs);
    }

    /**
     * @param wanted numbers of markets
     * @param fromMs opening time of the first bar, epoch ms, inclusive
     * @param toMs   opening times stay below this, epoch ms
     * @return by opening time and number of the market; the caller owns the bars
     */
    public List<Bar> bars(IntPredicate wanted, long fromMs, long toMs) {
        index.refresh();
        Map<Day, Bar> days = new HashMap<>();
        for (Chunk chunk : index.chunks(candidate -> candidate.days().overlaps(fromMs, toMs))) {
            JournalIndex.read(chunk, batch -> addDays(batch, wanted, days));
        }
        List<Bar> bars = new ArrayList<>(days.values());
        bars.removeIf(bar -> bar.openTimeMs < fromMs || bar.openTimeMs >= toMs);
        bars.sort(BY_TIME);
        return bars;
    }

    private static void addDays(BatchReader batch, IntPredicate wanted, Map<Day, Bar> days) {
        for (int code = batch.next(); code >= 0; code = batch.next()) {
            if (code == RecordCode.VENUE_BAR) {
                VenueBar bar = batch.readVenueBar();
                if (wanted.test(bar.market()) && bar.resolution() == Resolution.DAY) {
                    days.put(new Day(bar.market(), bar.openTimeMs()), bar.toBar());
                }
            }
        }
    }

    private record Day(int market, long openTimeMs) {
    }
}
