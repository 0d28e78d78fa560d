package io.tickring.feed;

import io.tickring.engine.account.AccountLedger;
import io.tickring.engine.account.AccountSettings;
import io.tickring.engine.backfill.VenueLedger;
import io.tickring.engine.bars.Bar;
import io.tickring.engine.clock.ClockMapping;
import io.tickring.engine.status.BackfillStatus;
import io.tickring.engine.status.FeedState;
import io.tickring.engine.status.FeedStatus;
import io.tickring.engine.status.MarketState;
import io.tickring.feed.account.AccountPoller;
import io.tickring.feed.api.CapitalApi;
import io.tickring.feed.gap.Gaps;
import io.tickring.feed.gap.VenueTime;
import io.tickring.feed.poll.QuotePoller;
import io.tickring.feed.backfill.BackfillSettings;
import io.tickring.feed.ring.FlowControl;
import io.tickring.feed.ring.RingWriter;
import io.tickring.feed.stream.MarketSources;
import io.tickring.feed.stream.Stream;
import io.tickring.feed.stream.StreamView;
import io.tickring.feed.venue.MarketCatalogue;
import io.tickring.feed.venue.VenueClock;
import io.tickring.feed.venue.VenueHistory;
import io.tickring.feed.wire.Sockets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.IntToLongFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Capital.com in, ticks out: keeps the stream of all wanted markets on the ring, through every loss of connection or
 * session, and marks each time without data by a gap.
 *
 * <p>{@link #start()} and {@link #close()} are for the one thread that owns the feed; all else is for any thread.
 * Trouble is a state in {@link #status()}, never an exception.
 */
public final class CapitalFeed implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CapitalFeed.class);
    private static final long TICK_MS = 50;
    private static final long DRAIN_SECONDS = 5;
    private static final long NS_PER_MS = 1_000_000;

    private final FeedSettings settings;
    private final FeedTarget target;
    private final VenueConnection venue;
    private final CapitalApi api;
    private final MarketCatalogue catalogue;
    private final VenueClock clock;
    private final VenueHistory history;
    private final Sockets sockets;
    private final RingWriter writer;
    private final FlowControl flow;
    private final VenueLink link;
    private final Gaps gaps;
    private final MarketSources sources;
    private final QuotePoller poller;
    private final Stream stream;
    private final FeedLoop loop;
    private final FeedBackfill backfill;
    private volatile boolean running;

    /**
     * Wires the feed; {@link #prepare}, if wanted, and {@link #start} let it run.
     *
     * @param venue       is closed after this feed, by its owner
     * @param downSinceMs by number of a market, the venue's time since which no daemon listened to it, epoch ms, or
     *                    {@code ABSENT} where none ever did: it becomes a gap that ends once the stream is there
     * @param past        which of the venue's bars are fetched
     * @param ledger      what the journal says of gaps and of the venue's bars; no gap is filled before it is complete
     */
    public CapitalFeed(FeedSettings settings, VenueConnection venue, FeedTarget target, IntToLongFunction downSinceMs,
            BackfillSettings past, VenueLedger ledger) {
        this.settings = settings;
        this.target = target;
        // 1. By REST.
        this.venue = venue;
        api = venue.api();
        clock = new VenueClock(api, target.clock(), target.monotonicNs());
        catalogue = new MarketCatalogue(venue.inquiry(), target.markets(), this::marketTimeMs,
                settings.measureVenueClock());
        history = new VenueHistory(api.background(), target.markets(), this::marketTimeMs);
        // 2. On the event loop.
        sockets = new Sockets(target.clock()::nowNs, settings.requestTimeoutMs(), settings.trust());
        writer = new RingWriter(target.ring(), target.markets(), target.clock(), target.latencies());
        flow = new FlowControl(target.ring(), writer, sockets);
        sockets.beforeRead(flow::beforeRead);
        // 3. Together.
        link = new VenueLink(settings, venue, catalogue, clock, sockets, target.monotonicNs());
        VenueTime venueTime = new VenueTime(clock::mapping);
        gaps = new Gaps(settings, writer, catalogue, venueTime, target.markets().capacity());
        sources = new MarketSources(target.markets().capacity());
        poller = new QuotePoller(api.background(), writer, gaps.ledger(), venueTime, link.executor(), sockets::execute,
                settings.stream().pollIntervalMs());
        stream = new Stream(settings, sockets, writer, link, gaps, sources, poller, target.clock(),
                target.monotonicNs());
        loop = new FeedLoop(settings, target, writer, flow, stream, poller, clock, downSinceMs);
        // 4. Behind them.
        FeedBackfill.Site site = new FeedBackfill.Site(settings, target,
                () -> stream.view().started() && !link.refused(), flow::paused, this::marketTimeMs);
        backfill = new FeedBackfill(settings, past, ledger, api.background(), target.markets(), sockets, writer, site);
        poller.fillBy(backfill::fill);
    }

    /** Defines the markets ahead of the start, once the venue has told of them; returns at once. */
    public void prepare() {
        link.prepare();
    }

    /** Starts connecting; returns at once. Heartbeats begin now, whatever becomes of the connection. */
    public void start() {
        running = true;
        sockets.every(TICK_MS, loop::onTick);
        link.start(loop);
        backfill.start();
    }

    /**
     * Ends the connection. What was read before is on the ring when this returns, unless the ring has failed; behind it
     * the end of the input, where the market's time is that of the records.
     */
    @Override
    public void close() {
        running = false;
        venue.abandon();
        backfill.close();
        link.close();
        CountDownLatch drained = new CountDownLatch(1);
        sockets.execute(stream::close);
        if (!settings.measureVenueClock()) {
            sockets.execute(writer::endOfInput);
        }
        sockets.execute(() -> drain(drained));
        await(drained);
        sockets.close();
        if (writer.held() > 0) {
            LOG.error("feed=closed not_published={} reason=\"the ring took nothing\"", writer.held());
        }
    }

    /** @return what the feed does now, and why */
    public FeedStatus status() {
        StreamView view = stream.view();
        FeedState state = state(view);
        ClockMapping mapping = clock.mapping();
        Map<String, String> withoutData = new TreeMap<>(view.withoutData());
        catalogue.unknown().forEach(symbol -> withoutData.put(symbol, "unknown to the venue"));
        return new FeedStatus(state, link.complete() && !link.refused() ? view.reason() : link.reason(), view.mode(),
                settings.environment(), api.session().accountId(), view.open(), view.subscribed(), view.polled(),
                link.complete() ? view.wanted() : settings.symbols().size(), withoutData, gaps.openNow(),
                view.outages(), view.frames(), flow.paused(), clockSkewMs(mapping), mapping.rate(),
                api.budget());
    }

    /** @return what the venue says of the market with this number */
    public MarketState marketState(int number) {
        long nowMs = marketTimeMs();
        return new MarketState(catalogue.status(number, nowMs), sources.source(number), sources.reason(number),
                catalogue.referenceMidNanos(number), catalogue.openSinceMs(number, nowMs),
                gaps.staleAfterMs(number), gaps.openFromMs(number));
    }

    /** @return how the venue's clock relates to ours */
    public ClockMapping clock() {
        return clock.mapping();
    }

    /**
     * Asks the venue for minute bars; blocks, so not for an event loop. Fits {@code BarHistory}.
     *
     * @param market number in the market table
     * @param fromMs opening time of the first bar, epoch ms, inclusive
     * @param toMs   opening times stay below this, epoch ms
     * @return complete minutes only, ascending, provenance {@code BACKFILL}; fewer where the venue fails
     */
    public List<Bar> venueBars(int market, long fromMs, long toMs) {
        return history.bars(market, fromMs, toMs);
    }

    /**
     * @param ledger keeps what is learned
     * @return what watches the account behind this feed, for a thread that may block; to be stopped before the feed is
     */
    public AccountPoller accountPoller(AccountSettings account, AccountLedger ledger) {
        return new AccountPoller(account, api, ledger, () -> running && link.complete() && !link.refused(),
                this::marketTimeMs, target.monotonicNs());
    }

    /**
     * Has the venue's minute bars of a time journaled once they are made, with provenance {@code BACKFILL}. Returns at
     * once; a restart forgets what was not fetched by then.
     *
     * @param market number in the market table
     * @param fromMs the venue's time, epoch ms, inclusive
     * @param toMs   the venue's time, epoch ms, exclusive
     */
    public void fill(int market, long fromMs, long toMs) {
        backfill.fill(market, fromMs, toMs);
    }

    /** @return how far the venue's bars are fetched */
    public BackfillStatus backfillStatus() {
        return backfill.status();
    }

    private FeedState state(StreamView view) {
        if (!running) {
            return FeedState.STOPPED;
        }
        if (link.refused()) {
            return FeedState.REFUSED;
        }
        if (view.streaming()) {
            return FeedState.STREAMING;
        }
        return view.outages() > 0 ? FeedState.RECONNECTING : FeedState.CONNECTING;
    }

    /** A venue whose time passes at another rate has no skew to tell. */
    private long clockSkewMs(ClockMapping mapping) {
        long nowNs = target.clock().nowNs();
        long wallMs = (nowNs + target.clock().lagNs()) / NS_PER_MS;
        return mapping.rate() == 1 ? wallMs - mapping.marketTimeMs(nowNs) : 0;
    }

    private long marketTimeMs() {
        return clock.marketTimeMs(target.clock().nowNs());
    }

    private void drain(CountDownLatch drained) {
        writer.drain();
        if (writer.held() == 0 || target.ring().failed()) {
            drained.countDown();
        } else {
            sockets.after(1, () -> drain(drained));
        }
    }

    private static void await(CountDownLatch drained) {
        try {
            drained.await(DRAIN_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
