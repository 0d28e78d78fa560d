package io.tickring.persistence.history;

import io.tickring.engine.backfill.Resolution;
import io.tickring.engine.backfill.VenueBar;
import io.tickring.engine.bars.Bar;
import io.tickring.engine.history.BarHistory;
import io.tickring.persistence.format.BatchReader;
import io.tickring.persistence.format.RecordCode;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** The venue's daily bars from the journal, across all its directories. A later word on a day counts. */
public final class JournalDays implements BarHistory {
    private final JournalIndex index;

    public JournalDays(JournalIndex index) {
        this.index = index;
    }

    @Override
    public List<Bar> bars(int market, long fromMs, long toMs) {
        index.refresh();
        TreeMap<Long, Bar> days = new TreeMap<>();
        for (Chunk chunk : index.chunks(candidate -> candidate.days().overlaps(fromMs, toMs))) {
            JournalIndex.read(chunk, batch -> addDays(batch, market, days));
        }
        return new ArrayList<>(days.subMap(fromMs, toMs).values());
    }

    private static void addDays(BatchReader batch, int market, TreeMap<Long, Bar> days) {
        for (int code = batch.next(); code >= 0; code = batch.next()) {
            if (code == RecordCode.VENUE_BAR) {
                VenueBar bar = batch.readVenueBar();
                if (bar.market() == market && bar.resolution() == Resolution.DAY) {
                    days.put(bar.openTimeMs(), bar.toBar());
                }
            }
        }
    }
}
