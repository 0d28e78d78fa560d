package io.tickring.daemon.node;

import io.tickring.daemon.ExitCode;
import io.tickring.daemon.OperatorException;
import io.tickring.daemon.archive.ArchiveJob;
import io.tickring.daemon.backup.BackupWatch;
import io.tickring.daemon.data.DaemonFile;
import io.tickring.daemon.history.FanOut;
import io.tickring.daemon.history.Histories;
import io.tickring.engine.Engine;
import io.tickring.engine.backfill.VenueLedger;
import io.tickring.engine.clock.ReceiveClock;
import io.tickring.engine.clock.TimeSource;
import io.tickring.engine.ring.Metronome;
import io.tickring.engine.ring.TickRing;
import io.tickring.engine.status.BackfillStatus;
import io.tickring.engine.status.JournalStatus;
import io.tickring.engine.status.RingStatus;
import io.tickring.feed.CapitalFeed;
import io.tickring.feed.FeedTarget;
import io.tickring.feed.VenueConnection;
import io.tickring.persistence.durable.Durable;
import io.tickring.persistence.files.WriterLock;
import io.tickring.persistence.recover.JournalRecovery;
import io.tickring.persistence.recover.Recovered;
import io.tickring.persistence.redis.JournalSource;
import io.tickring.persistence.write.TickJournal;
import io.tickring.web.BackfillPorts;
import io.tickring.web.WebPorts;
import io.tickring.web.WebServer;
import io.tickring.web.live.LiveView;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A running daemon: all modules, wired. Consumers start before producers and close after them.
 *
 * <p>Start and close on one thread; the rest is for any.
 */
public final class Node implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Node.class);

    private final Closing closing;
    private final NodeSettings settings;
    private final Engine engine;
    private final ReceiveClock clock;
    private final TickJournal journal;
    private final TickRing ring;
    private final VenueLedger ledger = new VenueLedger();
    private final CapitalFeed feed;
    private final AccountWatch accountWatch;
    private final ArchiveJob archive;
    private final CacheWriter cache;
    private final BackupWatch backup;
    private final WebServer web;

    private Node(NodeSettings settings, Closing closing) throws IOException {
        this.settings = settings;
        this.closing = closing;
        // 1. One writer to a data directory.
        WriterLock lock = closing.add(settings.data().lock());
        Durable.deleteTree(settings.data().importing());
        // 2. The way to the venue, which is asked for its markets while the rest comes up.
        VenueConnection venue = closing.add(
                new VenueConnection(settings.feed(), settings.credentials(), SystemClocks.monotonicNs()));
        venue.begin();
        // 3. The engine, as it was when the journal ends.
        engine = new Engine(settings.engine());
        long recoveryNs = SystemClocks.monotonicNs().getAsLong();
        Recovered recovered = JournalRecovery.live(lock, settings.data().journal(), engine);
        clock = SystemClocks.receiveClock(recovered.lastReceiveTimeNs());
        logRecovery(recovered, SystemClocks.monotonicNs().getAsLong() - recoveryNs);
        MarketRoom.require(engine.markets(), settings.feed().symbols());
        // 4. The journal, in a directory of its own.
        journal = closing.add(TickJournal.open(lock, settings.journal(), engine,
                recovered.live(clock.nowNs(), settings.version(), engine.settings().asMap()), clock::nowNs));
        closing.add(Housekeeping.start(journal));
        // 5. The hot chain.
        ring = closing.add(new TickRing(engine, journal, settings.ring(), clock::nowNs));
        ring.start();
        // 6. The feed; it connects last.
        Metronome metronome = new Metronome(ring, settings.checkpointInterval().toNanos(),
                settings.checkpointEvents(), clock.nowNs());
        FeedTarget target = new FeedTarget(ring, metronome, engine.markets(), clock, SystemClocks.monotonicNs(),
                engine.latencies());
        feed = new CapitalFeed(settings.feed(), venue, target, DownTimes.of(recovered, engine), settings.backfill(),
                ledger);
        feed.prepare();
        accountWatch = closing.add(AccountWatch.of(settings, lock, feed));
        // 7. The cache in Redis, where there is one: a follower of the journal.
        cache = closing.add(CacheWriter.start(settings.redis(), JournalSource.live(settings.data().journal(),
                recovered.nextEpoch(), journal.position()), engine.markets(), clock::nowNs));
        // 8. What people see: followers of the journal, and the page.
        RecordClock records = new RecordClock(this::venueTimeMs);
        LongSupplier marketTimeMs = settings.engine().timeSource() == TimeSource.RECORDS ? records::marketTimeMs
                : this::venueTimeMs;
        Histories histories = closing.add(new Histories(settings.data(), engine.markets(),
                settings.barsInMemory(), feed::venueBars, ledger, marketTimeMs));
        archive = new ArchiveJob(settings.data().journal(), settings.data().archive(), settings.archive(), marketTimeMs,
                () -> TimeUnit.NANOSECONDS.toMillis(clock.nowNs()), histories::forgetThrough);
        backup = new BackupWatch(settings.backup(), SystemClocks::wallMs, settings.version());
        WebPorts ports = ports(histories, marketTimeMs);
        LiveView live = new LiveView(ports, settings.web());
        closing.add(Followers.start(settings.data().journal(), journal.position(), recovered, live,
                new FanOut(records, histories.listener())));
        histories.load();
        web = closing.add(serve(ports, live));
        new DaemonFile(ProcessHandle.current().pid(), web.url()).write(settings.data().root());
        closing.add(() -> DaemonFile.remove(settings.data().root()));
        feed.start();
        closing.add(feed);
        closing.add(accountWatch.start());
        // 9. Days that are over, and copies of it all, when it is time.
        closing.add(archive.start());
        closing.add(backup.start());
    }

    /**
     * @throws OperatorException where the data directory is in use or the port is taken
     * @throws IOException       where the disk cannot be read or written
     */
    public static Node start(NodeSettings settings) throws IOException {
        Closing closing = new Closing();
        try {
            return new Node(settings, closing);
        } catch (IOException | RuntimeException e) {
            closing.close();
            throw e;
        }
    }

    private WebServer serve(WebPorts ports, LiveView live) {
        try {
            return WebServer.start(settings.web(), ports, live);
        } catch (IOException e) {
            throw new OperatorException(ExitCode.FAILED, e.getMessage());
        }
    }

    private long venueTimeMs() {
        return feed.clock().marketTimeMs(clock.nowNs());
    }

    private WebPorts ports(Histories histories, LongSupplier marketTimeMs) {
        return new WebPorts(engine.markets(), engine.counters(), engine.latencies(), histories.ticks(),
                histories.bars(), histories.explainer(),
                new BackfillPorts(histories.days(), ledger::gaps, feed::backfillStatus), feed::status,
                accountWatch::status, backup::status, journal::status,
                () -> archive.status().with(histories.damagedFiles()), cache::status,
                this::ringStatus, feed::marketState, clock::nowNs, marketTimeMs, settings.version(),
                TimeUnit.NANOSECONDS.toMillis(clock.nowNs()));
    }

    private RingStatus ringStatus() {
        return new RingStatus(ring.capacity(), ring.published(), ring.processed(), ring.failed());
    }

    private static void logRecovery(Recovered recovered, long tookNs) {
        LOG.info("journal=recovered epoch={} sequence={} replayed={} missingBars={} tookMs={} damages={}",
                recovered.nextEpoch(), recovered.previousSequence(), recovered.replayed(),
                recovered.missingBars().size(), TimeUnit.NANOSECONDS.toMillis(tookNs), recovered.damages());
    }

    /** @return address of the page */
    public String url() {
        return web.url();
    }

    /** @return how far the venue's bars are fetched */
    public BackfillStatus backfillStatus() {
        return feed.backfillStatus();
    }

    public JournalStatus journalStatus() {
        return journal.status();
    }

    public Engine engine() {
        return engine;
    }

    /** @throws OperatorException where the journal has failed: nothing is acknowledged any more, so the daemon ends */
    public void requireHealthy() {
        ring.failure().ifPresent(cause -> {
            throw new OperatorException(ExitCode.FAILED, "the journal in " + settings.data().journal()
                    + " cannot be written any more: " + cause.getMessage());
        });
    }

    /**
     * Ends in order: what was received before is journaled and synced when this returns.
     *
     * @throws OperatorException where that failed
     */
    @Override
    public void close() {
        closing.close();
        closing.failure().ifPresent(cause -> {
            throw new OperatorException(ExitCode.FAILED, "the daemon did not end in order: " + cause.getMessage());
        });
    }
}
