package io.tickring.daemon.node;

import io.tickring.engine.backfill.VenueLedger;
import io.tickring.engine.bars.Bar;
import io.tickring.engine.explain.BarExplainer;
import io.tickring.engine.history.BarHistory;
import io.tickring.engine.history.TickHistory;
import io.tickring.engine.journal.JournalListener;
import io.tickring.persistence.explain.JournalBarExplainer;
import io.tickring.persistence.history.JournalBars;
import io.tickring.persistence.history.JournalDays;
import io.tickring.persistence.history.JournalIndex;
import io.tickring.persistence.history.JournalTickHistory;
import io.tickring.persistence.history.RecentBars;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The past, for the page: the newest bars in memory, older ones and all ticks from the journal, and the venue's bars
 * for minutes that nobody has asked for yet. What is on disk from earlier runs is taken in by a thread of its own, so
 * that a start waits for nothing; the same thread then keeps the ledger of gaps up to date.
 */
final class Histories implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Histories.class);
    private static final long GATHER_MS = 100;

    private final Duration inMemory;
    private final JournalIndex index;
    private final JournalBars stored;
    private final RecentBars recent;
    private final BarHistory bars;
    private final BarHistory days;
    private final TickHistory ticks;
    private final BarExplainer explainer;
    private final VenueLedger ledger;
    private final JournalWatch watch = new JournalWatch();
    private final Thread loader = new Thread(this::keepUp, "history");
    private final long startMs;
    private volatile boolean closed;

    /**
     * @param inMemory     how long bars are kept in memory
     * @param venue        the venue's own bars
     * @param ledger       is told what the journal says of gaps and of the venue's bars
     * @param marketTimeMs the venue's time, epoch ms
     */
    Histories(Path journal, int maxMarkets, Duration inMemory, BarHistory venue, VenueLedger ledger,
            LongSupplier marketTimeMs) {
        this.inMemory = inMemory;
        this.ledger = ledger;
        startMs = marketTimeMs.getAsLong();
        index = new JournalIndex(journal, ledger);
        stored = new JournalBars(index);
        long nextMinuteMs = Math.floorDiv(startMs, Bar.MINUTE_MS) * Bar.MINUTE_MS + 2 * Bar.MINUTE_MS;
        recent = new RecentBars(maxMarkets, (int) inMemory.toHours(), stored, nextMinuteMs);
        bars = new MergedBars(recent, new VenueBars(venue), ledger, marketTimeMs);
        days = new JournalDays(index);
        ticks = new JournalTickHistory(index);
        explainer = new JournalBarExplainer(journal, index);
    }

    /** Takes in what earlier runs left, and then what comes, in the background. */
    void load() {
        loader.setDaemon(true);
        loader.start();
    }

    private void keepUp() {
        loadStored();
        try {
            for (index.refresh(); !closed; index.refresh()) {
                ledger.complete();
                watch.await();
                Thread.sleep(GATHER_MS);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.error("history=failed; gaps are not filled any more", e);
        }
    }

    private void loadStored() {
        try {
            long fromMs = startMs - inMemory.toMillis();
            List<Bar> before = new ArrayList<>();
            stored.visit(fromMs, Long.MAX_VALUE, market -> true, before::add);
            recent.preload(before, fromMs);
            LOG.info("history=loaded bars={}", before.size());
        } catch (RuntimeException e) {
            LOG.error("history=failed; bars of earlier runs are read from the disk instead", e);
        }
    }

    /** @return takes the bars that are journaled from now on */
    JournalListener listener() {
        return new FanOut(recent, watch);
    }

    BarHistory bars() {
        return bars;
    }

    /** @return the venue's daily bars */
    BarHistory days() {
        return days;
    }

    TickHistory ticks() {
        return ticks;
    }

    BarExplainer explainer() {
        return explainer;
    }

    @Override
    public void close() {
        closed = true;
        watch.wake();
        index.close();
    }
}
