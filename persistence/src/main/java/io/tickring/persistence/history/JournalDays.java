package io.tickring.persistence.history;

import io.tickring.engine.backfill.Resolution;
import io.tickring.engine.backfill.VenueBar;
import io.tickring.engine.bars.Bar;
import io.tickring.engine.history.BarHistory;
import io.tickring.persistence.format.RecordCode;
import io.tickring.persistence.history.archived.ArchiveReader;
import io.tickring.persistence.history.archived.Catalog;
import java.util.List;
import java.util.function.IntPredicate;

/** The venue's daily bars from the journal, across all its directories. A later word on a day counts. */
public final class JournalDays implements BarHistory {
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
        BarMerge days = new BarMerge();
        read(Catalog.EMPTY, wanted, fromMs, toMs, days::add);
        return days.bars();
    }

    /** Reads the venue's days that the archive does not have, in order of the journal. */
    void read(Catalog archived, IntPredicate wanted, long fromMs, long toMs, ArchiveReader.BarRows rows) {
        for (Chunk chunk : index.chunks(candidate -> isNeeded(candidate, archived, fromMs, toMs))) {
            JournalIndex.read(chunk, batch -> {
                for (int code = batch.next(); code >= 0; code = batch.next()) {
                    if (code == RecordCode.VENUE_BAR) {
                        VenueBar bar = batch.readVenueBar();
                        if (wanted.test(bar.market()) && isDay(bar, fromMs, toMs)
                                && !archived.holdsDay(bar.openTimeMs(), batch.sequence())) {
                            rows.row(batch.sequence(), bar.toBar());
                        }
                    }
                }
            });
        }
    }

    private static boolean isDay(VenueBar bar, long fromMs, long toMs) {
        return bar.resolution() == Resolution.DAY && bar.openTimeMs() >= fromMs && bar.openTimeMs() < toMs;
    }

    private static boolean isNeeded(Chunk chunk, Catalog archived, long fromMs, long toMs) {
        TimeSpan days = chunk.days();
        return days.overlaps(fromMs, toMs) && !archived.holdsAllDays(Math.max(fromMs, days.fromMs()),
                Math.min(toMs - 1, days.toMs()), chunk.lastSequence());
    }
}
