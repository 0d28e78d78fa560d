package io.tickring.persistence.history;

import io.tickring.engine.backfill.Resolution;
import io.tickring.engine.backfill.VenueBar;
import io.tickring.engine.bars.Bar;
import io.tickring.engine.history.BarHistory;
import io.tickring.engine.market.Market;
import io.tickring.persistence.format.BatchReader;
import io.tickring.persistence.format.RecordCode;
import io.tickring.persistence.history.archived.ArchiveReader;
import io.tickring.persistence.history.archived.Catalog;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.IntPredicate;

/**
 * Minute bars from the journal, across all its directories: the latest revision of each, live before import before
 * backfill.
 */
public final class JournalBars implements BarHistory {
    private static final long DAY_MS = 86_400_000;

    private final JournalIndex index;

    public JournalBars(JournalIndex index) {
        this.index = index;
    }

    @Override
    public List<Bar> bars(int market, long fromMs, long toMs) {
        index.refresh();
        List<Bar> bars = new ArrayList<>(merged(fromMs, toMs, number -> number == market));
        bars.sort(Comparator.comparingLong(bar -> bar.openTimeMs));
        return bars;
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
        index.refresh();
        TimeSpan all = index.chunks(chunk -> chunk.bars().overlaps(fromMs, toMs)).stream().map(Chunk::bars)
                .reduce(TimeSpan.NONE, TimeSpan::with);
        long end = Math.min(toMs - 1, all.toMs());
        long from = Math.max(fromMs, all.fromMs());
        while (from <= end) {
            long nextDay = Math.floorDiv(from, DAY_MS) * DAY_MS + DAY_MS;
            visitDay(from, Math.min(nextDay, end + 1), wanted, visitor);
            from = nextDay;
        }
    }

    private void visitDay(long fromMs, long toMs, IntPredicate wanted, Consumer<Bar> visitor) {
        List<Bar> bars = new ArrayList<>(merged(fromMs, toMs, wanted));
        Map<Integer, String> symbols = new HashMap<>();
        bars.forEach(bar -> symbols.computeIfAbsent(bar.market, this::symbol));
        bars.sort(Comparator.<Bar>comparingLong(bar -> bar.openTimeMs).thenComparing(bar -> symbols.get(bar.market)));
        bars.forEach(visitor);
    }

    private String symbol(int market) {
        return index.market(market).map(Market::symbol).orElse("");
    }

    private List<Bar> merged(long fromMs, long toMs, IntPredicate wanted) {
        BarMerge merge = new BarMerge();
        read(Catalog.EMPTY, fromMs, toMs, wanted, merge::add);
        return merge.bars();
    }

    /**
     * Reads every bar record of a time that the archive does not have, in order of the journal.
     *
     * @param rows is given a bar that is used again for the next
     */
    void read(Catalog archived, long fromMs, long toMs, IntPredicate wanted, ArchiveReader.BarRows rows) {
        Bar read = new Bar();
        for (Chunk chunk : index.chunks(candidate -> isNeeded(candidate, archived, fromMs, toMs))) {
            JournalIndex.read(chunk, batch -> {
                while (nextBar(batch, read)) {
                    if (read.openTimeMs >= fromMs && read.openTimeMs < toMs && wanted.test(read.market)
                            && !archived.holds(read.openTimeMs, batch.sequence())) {
                        rows.row(batch.sequence(), read);
                    }
                }
            });
        }
    }

    private static boolean isNeeded(Chunk chunk, Catalog archived, long fromMs, long toMs) {
        TimeSpan bars = chunk.bars();
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
                if (venueBar.resolution() == Resolution.MINUTE) {
                    into.copyFrom(venueBar.toBar());
                    return true;
                }
            }
        }
        return false;
    }
}
