package io.tickring.persistence.history.journaled;

import io.tickring.engine.backfill.VenueBar;
import io.tickring.engine.backfill.VenueResolution;
import io.tickring.engine.bars.Bar;
import io.tickring.persistence.format.RecordCode;
import io.tickring.persistence.history.catalog.Catalog;
import java.util.function.Consumer;
import java.util.function.IntPredicate;

/** The venue's daily bars from the journal, across all its directories, as far as the archive does not have them. */
public final class JournalDays {
    private final JournalIndex index;

    /** @param index refreshed by the caller */
    public JournalDays(JournalIndex index) {
        this.index = index;
    }

    /**
     * Reads in order of the journal.
     *
     * @param archived left out
     * @param fromMs   opening time of the first bar, epoch ms, inclusive
     * @param toMs     opening times stay below this, epoch ms
     * @param wanted   numbers of markets
     * @param bars     owns the bars it is given
     */
    public void read(Catalog archived, long fromMs, long toMs, IntPredicate wanted, Consumer<Bar> bars) {
        for (Chunk chunk : index.chunks(candidate -> isNeeded(candidate, archived, fromMs, toMs))) {
            JournalIndex.read(chunk, batch -> {
                for (int code = batch.next(); code >= 0; code = batch.next()) {
                    if (code == RecordCode.VENUE_BAR) {
                        VenueBar bar = batch.readVenueBar();
                        if (wanted.test(bar.market()) && isDay(bar, fromMs, toMs)
                                && !archived.holdsDay(bar.openTimeMs(), batch.sequence())) {
                            bars.accept(bar.toBar());
                        }
                    }
                }
            });
        }
    }

    private static boolean isDay(VenueBar bar, long fromMs, long toMs) {
        return bar.resolution() == VenueResolution.DAY && bar.openTimeMs() >= fromMs && bar.openTimeMs() < toMs;
    }

    private static boolean isNeeded(Chunk chunk, Catalog archived, long fromMs, long toMs) {
        TimeExtent days = chunk.days();
        return days.overlaps(fromMs, toMs) && !archived.holdsAllDays(Math.max(fromMs, days.fromMs()),
                Math.min(toMs - 1, days.toMs()), chunk.lastSequence());
    }
}
