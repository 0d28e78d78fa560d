package io.tickring.persistence.history.journaled;

import io.tickring.engine.backfill.VenueBar;
import io.tickring.engine.backfill.VenueResolution;
import io.tickring.engine.bars.Bar;
import io.tickring.persistence.format.BatchReader;
import io.tickring.persistence.format.RecordCode;
import io.tickring.persistence.history.catalog.Catalog;
import java.util.function.Consumer;
import java.util.function.IntPredicate;

/** Minute bars from the journal, across all its directories: every revision that the archive does not have. */
public final class JournalBars {
    private final JournalIndex index;

    /** @param index refreshed by the caller */
    public JournalBars(JournalIndex index) {
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
        Bar read = new Bar();
        for (Chunk chunk : index.chunks(candidate -> isNeeded(candidate, archived, fromMs, toMs))) {
            JournalIndex.read(chunk, batch -> {
                while (nextBar(batch, read)) {
                    if (read.openTimeMs >= fromMs && read.openTimeMs < toMs && wanted.test(read.market)
                            && !archived.holds(read.openTimeMs, batch.sequence())) {
                        bars.accept(copy(read));
                    }
                }
            });
        }
    }

    private static Bar copy(Bar bar) {
        Bar copy = new Bar();
        copy.copyFrom(bar);
        return copy;
    }

    private static boolean isNeeded(Chunk chunk, Catalog archived, long fromMs, long toMs) {
        TimeExtent bars = chunk.bars();
        return bars.overlaps(fromMs, toMs) && !archived.holdsAll(Math.max(fromMs, bars.fromMs()),
                Math.min(toMs - 1, bars.toMs()), chunk.lastSequence());
    }

    private static boolean nextBar(BatchReader batch, Bar into) {
        for (int code = batch.next(); code >= 0; code = batch.next()) {
            if (code == RecordCode.BAR) {
                batch.readBar(into);
                return true;
            }
            if (code == RecordCode.VENUE_BAR) {
                VenueBar venueBar = batch.readVenueBar();
                if (venueBar.resolution() == VenueResolution.MINUTE) {
                    into.copyFrom(venueBar.toBar());
                    return true;
                }
            }
        }
        return false;
    }
}
