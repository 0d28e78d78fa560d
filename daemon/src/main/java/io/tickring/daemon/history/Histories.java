package io.tickring.daemon.history;

import io.tickring.daemon.data.DataDirectory;
import io.tickring.engine.backfill.VenueLedger;
import io.tickring.engine.bars.Bar;
import io.tickring.engine.explain.BarExplainer;
import io.tickring.engine.history.BarHistory;
import io.tickring.engine.history.TickHistory;
import io.tickring.engine.journal.JournalListener;
import io.tickring.engine.market.MarketTable;
import io.tickring.persistence.archive.Archive;
import io.tickring.persistence.duckdb.DuckDb;
import io.tickring.persistence.explain.ArchivedMinutes;
import io.tickring.persistence.explain.JournalBarExplainer;
import io.tickring.persistence.history.JoinedBars;
import io.tickring.persistence.history.JoinedDays;
import io.tickring.persistence.history.JoinedTicks;
import io.tickring.persistence.history.MarketNames;
import io.tickring.persistence.history.Past;
import io.tickring.persistence.history.archived.ArchiveReader;
import io.tickring.persistence.history.catalog.ArchivedDays;
import io.tickring.persistence.history.catalog.ManifestDays;
import io.tickring.persistence.history.catalog.SoundDays;
import io.tickring.persistence.history.journaled.JournalIndex;
import io.tickring.persistence.history.pruned.KeptJournal;
import io.tickring.persistence.history.pruned.PrunedLedger;
import io.tickring.persistence.history.recent.RecentBars;
import io.tickring.persistence.history.rollup.Rollups;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The past, for the page: the newest bars in memory, older ones and all ticks from journal and archive, and the venue's
 * bars for minutes that nobody has asked for yet. What is on disk from earlier runs is taken in by a thread of its own,
 * so that a start waits for nothing; the same thread then keeps the ledger of gaps up to date.
 */
public final class Histories implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Histories.class);
    private static final long GATHER_MS = 100;
    private static final long ROLL_UP_MS = 30_000;
    private static final int DUCKDB_MIB = 256;

    private final Duration inMemory;
    private final Path journal;
    private final JournalIndex index;
    private final DuckDb duckDb;
    private final ArchivedDays archived;
    private final SoundDays soundDays;
    private final Past past;
    private final Rollups rollups;
    private final JoinedBars stored;
    private final RecentBars recent;
    private final BarHistory bars;
    private final BarHistory days;
    private final TickHistory ticks;
    private final BarExplainer explainer;
    private final VenueLedger ledger;
    private final PrunedLedger pruned;
    private final JournalWatch watch = new JournalWatch();
    private final Thread loader = new Thread(this::keepUp, "history");
    private final Thread roller = new Thread(this::rollUp, "rollups");
    private final long startMs;
    private volatile boolean closed;

    /**
     * @param markets      known to the engine
     * @param inMemory     how long bars are kept in memory
     * @param venue        the venue's own bars
     * @param ledger       is told what the journal says of gaps and of the venue's bars
     * @param marketTimeMs the venue's time, epoch ms
     */
    public Histories(DataDirectory data, MarketTable markets, Duration inMemory, BarHistory venue, VenueLedger ledger,
            LongSupplier marketTimeMs) {
        this.inMemory = inMemory;
        this.ledger = ledger;
        startMs = marketTimeMs.getAsLong();
        index = new JournalIndex(data.journal(), ledger);
        duckDb = new DuckDb(DUCKDB_MIB, data.rollups().resolve("spill"));
        MarketNames names = new KnownMarkets(markets);
        Archive archive = new Archive(data.archive());
        journal = data.journal();
        pruned = new PrunedLedger(archive, duckDb, names::number);
        archived = new ManifestDays(archive, System::currentTimeMillis);
        soundDays = new SoundDays(archived, archive,
                () -> KeptJournal.fromSequence(data.journal()));
        past = new Past(index, soundDays,
                new ArchiveReader(duckDb, names::number), names);
        rollups = new Rollups(data.rollups(), duckDb);
        stored = new JoinedBars(past, rollups);
        long nextMinuteMs = Math.floorDiv(startMs, Bar.MINUTE_MS) * Bar.MINUTE_MS + 2 * Bar.MINUTE_MS;
        recent = new RecentBars(markets.capacity(), (int) inMemory.toHours(), stored, nextMinuteMs);
        bars = new MergedBars(recent, new VenueBars(venue), ledger, marketTimeMs);
        days = new ValuationDays(new JoinedDays(past, rollups), recent, marketTimeMs);
        ticks = new JoinedTicks(past);
        explainer = new JournalBarExplainer(data.journal(), index, new ArchivedMinutes(archive, past));
    }

    /** Takes in what earlier runs left, and then what comes, in the background. */
    public void load() {
        loader.setDaemon(true);
        loader.start();
        roller.setDaemon(true);
        roller.setPriority(Thread.MIN_PRIORITY);
        roller.start();
    }

    private void rollUp() {
        try {
            while (!closed) {
                if (!rollups.makeNext(archived.now())) {
                    Thread.sleep(ROLL_UP_MS);
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.error("rollups=failed; long times are read day by day", e);
        }
    }

    private void keepUp() {
        loadPruned();
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

    private void loadPruned() {
        try {
            pruned.tell(journal, ledger);
        } catch (SQLException | RuntimeException e) {
            LOG.error("history=failed reason=\"{}\"; gaps of days that only the archive has are not listed, and the "
                    + "venue may be asked for them again", e.getMessage());
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
    public JournalListener listener() {
        return new FanOut(recent, watch);
    }

    public BarHistory bars() {
        return bars;
    }

    /** @return daily bars: the venue's own, else ours */
    public BarHistory days() {
        return days;
    }

    public TickHistory ticks() {
        return ticks;
    }

    public BarExplainer explainer() {
        return explainer;
    }

    /** @return files of the archive that cannot be read, from its directory on. Any thread */
    public List<String> damagedFiles() {
        return soundDays.damaged();
    }

    /** Forgets what the journal does not hold any more: its directories up to this epoch are gone. Any thread. */
    public void forgetThrough(int epoch) {
        index.forgetThrough(epoch);
    }

    @Override
    public void close() {
        closed = true;
        watch.wake();
        rollups.stop();
        roller.interrupt();
        index.close();
        duckDb.close();
    }
}
