package io.tickring.feed.fake;

import io.tickring.engine.Engine;
import io.tickring.engine.EngineSettings;
import io.tickring.engine.backfill.VenueLedger;
import io.tickring.engine.clock.ReceiveClock;
import io.tickring.engine.ring.Metronome;
import io.tickring.engine.ring.RingSettings;
import io.tickring.engine.ring.RingLayout;
import io.tickring.engine.ring.TickRing;
import io.tickring.engine.ring.WaitPreset;
import io.tickring.engine.tick.EventKind;
import io.tickring.engine.tick.TickEvent;
import io.tickring.feed.CapitalFeed;
import io.tickring.feed.FeedSettings;
import io.tickring.feed.backfill.BackfillSettings;
import io.tickring.feed.FeedTarget;
import io.tickring.feed.VenueConnection;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.function.IntToLongFunction;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/** A fake venue, the real engine, and a journal that remembers and can be held up. */
public final class Rig implements AutoCloseable {
    /** What the journal saw of an event. */
    public record Seen(EventKind kind, String symbol, TickEvent copy) {
    }

    public final FakeVenue venue = new FakeVenue();
    public final Engine engine = new Engine(EngineSettings.defaults());
    public final List<Seen> journal = new CopyOnWriteArrayList<>();
    public final Semaphore journalMayRun = new Semaphore(1);
    public final TickRing ring;
    private final ReceiveClock clock;
    private VenueConnection connection;
    private CapitalFeed feed;

    public Rig() {
        this(1024);
    }

    public Rig(int capacity) {
        clock = new ReceiveClock(() -> System.currentTimeMillis() * 1_000_000, System::nanoTime, 0);
        ring = new TickRing(engine, (event, endOfBatch) -> remember(event),
                new RingSettings(capacity, RingLayout.FUSED, WaitPreset.ECO), clock::nowNs);
        ring.start();
    }

    public static ConditionFactory await() {
        return Awaitility.await().atMost(Duration.ofSeconds(15)).pollInterval(Duration.ofMillis(10));
    }

    /** @return settings with short times */
    public FeedSettings settings(String... symbols) {
        return new FeedSettings(venue.url(), venue.streamUrl(), "simulator", "", List.of(symbols), false, true,
                10, 2_000, 100, 500, 1_000, 60_000, 60_000);
    }

    /** What the journal would say of gaps; complete only where a test says so. */
    public final VenueLedger ledger = new VenueLedger();

    public CapitalFeed feed(FeedSettings settings) {
        return feed(settings, market -> TickEvent.ABSENT);
    }

    /** @return a feed that is started and will be closed with the rig */
    public CapitalFeed feed(FeedSettings settings, IntToLongFunction downSinceMs) {
        wired(settings, downSinceMs).start();
        return feed;
    }

    /** @return a feed that is not started yet and will be closed with the rig */
    public CapitalFeed wired(FeedSettings settings) {
        return wired(settings, market -> TickEvent.ABSENT);
    }

    /** @return the way to the venue of the feed that was wired last */
    public VenueConnection connection() {
        return connection;
    }

    private CapitalFeed wired(FeedSettings settings, IntToLongFunction downSinceMs) {
        Metronome metronome = new Metronome(ring, Long.MAX_VALUE / 4, Long.MAX_VALUE, clock.nowNs());
        FeedTarget target = new FeedTarget(
                ring, metronome, engine.markets(), clock, System::nanoTime, engine.latencies());
        connection = new VenueConnection(settings, FakeVenue.CREDENTIALS, System::nanoTime);
        feed = new CapitalFeed(settings, connection, target, downSinceMs, BackfillSettings.gapsOnly(), ledger);
        return feed;
    }

    /** @return gaps that have ended; each was told before, when it began */
    public List<TickEvent> gaps() {
        return seen(EventKind.GAP).stream().filter(gap -> gap.gapFromMs < gap.gapToMs).toList();
    }

    public List<TickEvent> seen(EventKind kind) {
        return journal.stream().filter(seen -> seen.kind() == kind).map(Seen::copy).toList();
    }

    private void remember(TickEvent event) {
        journalMayRun.acquireUninterruptibly();
        journalMayRun.release();
        TickEvent copy = new TickEvent();
        copy.kind = event.kind;
        copy.receiveTimeNs = event.receiveTimeNs;
        copy.market = event.market;
        copy.exchangeTimeMs = event.exchangeTimeMs;
        copy.bidNanos = event.bidNanos;
        copy.askNanos = event.askNanos;
        copy.rejectReason = event.rejectReason;
        copy.marks = event.marks;
        copy.gapFromMs = event.gapFromMs;
        copy.gapToMs = event.gapToMs;
        copy.gapReason = event.gapReason;
        copy.clockMarketMs = event.clockMarketMs;
        copy.clockRate = event.clockRate;
        journal.add(new Seen(event.kind, engine.markets().get(event.market).symbol(), copy));
        engine.outbox().freeTo(event.barsTo);
    }

    @Override
    public void close() {
        journalMayRun.release();
        if (feed != null) {
            feed.close();
            connection.close();
        }
        ring.close();
        venue.close();
    }
}
