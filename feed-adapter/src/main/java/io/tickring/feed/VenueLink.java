package io.tickring.feed;

import io.tickring.engine.clock.ClockMapping;
import io.tickring.engine.market.Market;
import io.tickring.feed.api.CapitalApi;
import io.tickring.feed.api.market.MarketDetails;
import io.tickring.feed.rest.RefusedException;
import io.tickring.feed.rest.SessionTokens;
import io.tickring.feed.rest.VenueException;
import io.tickring.feed.stream.Backoff;
import io.tickring.feed.stream.SessionGate;
import io.tickring.feed.venue.MarketCatalogue;
import io.tickring.feed.venue.VenueClock;
import io.tickring.feed.wire.Sockets;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The part of the feed that may block: logs in, learns the markets, and keeps the session, the clock and the markets'
 * state fresh, on threads of its own named {@code feed-rest}. What it learns it tells on the event loop.
 */
final class VenueLink implements SessionGate, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(VenueLink.class);
    private static final int THREADS = 4;
    private static final long CLOCK_INTERVAL_MS = 1_000;
    private static final int SETTLED_INTERVALS = 10;
    private static final long RATE_INTERVAL_NS = TimeUnit.MILLISECONDS.toNanos(250);
    private static final int TOO_MANY_REQUESTS = 429;
    private static final long STOP_SECONDS = 2;

    private final FeedSettings settings;
    private final VenueConnection venue;
    private final CapitalApi api;
    private final MarketCatalogue catalogue;
    private final VenueClock clock;
    private final Sockets sockets;
    private final LongSupplier monotonicNs;
    private final Backoff backoff;
    private final ScheduledThreadPoolExecutor threads;
    private final FutureTask<Learned> first;
    private final List<Market> known = new CopyOnWriteArrayList<>();
    /** How many parts of the wanted markets the venue has told of, handed on. For one step at a time. */
    private int learnedParts;
    private volatile boolean complete;
    private volatile boolean refused;
    private volatile String reason = "starting";

    VenueLink(FeedSettings settings, VenueConnection venue, MarketCatalogue catalogue, VenueClock clock,
            Sockets sockets, LongSupplier monotonicNs) {
        this.settings = settings;
        this.venue = venue;
        api = venue.api();
        first = new FutureTask<>(() -> learn(venue::firstPart));
        this.catalogue = catalogue;
        this.clock = clock;
        this.sockets = sockets;
        this.monotonicNs = monotonicNs;
        backoff = new Backoff(settings.backoffMaxMs(), () -> ThreadLocalRandom.current().nextDouble());
        AtomicInteger number = new AtomicInteger();
        threads = new ScheduledThreadPoolExecutor(THREADS, task -> {
            Thread thread = new Thread(task, "feed-rest-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        }, new ThreadPoolExecutor.DiscardPolicy());
    }

    /** @return runs what may block */
    Executor executor() {
        return threads;
    }

    /** @return whether the venue refused the credentials when last asked */
    boolean refused() {
        return refused;
    }

    /** @return whether the venue has told of every wanted market, be it that it does not know it */
    boolean complete() {
        return complete;
    }

    /** @return what became of the last attempt to use the session, for a person */
    String reason() {
        return reason;
    }

    /** Begins to learn the markets; nobody hears of it before the start. */
    void prepare() {
        threads.execute(first);
    }

    /** Begins to bring the feed up, and tries again for as long as it takes. */
    void start(Listener listener) {
        threads.execute(() -> bringUp(this::learnedFirst, listener));
    }

    @Override
    public void verify(Consumer<Access> granted, Consumer<Denial> denied) {
        threads.execute(() -> attempt(() -> access(api.session().verifiedTokens()), granted, denied));
    }

    @Override
    public void refused(SessionTokens tokens) {
        threads.execute(() -> api.session().expired(tokens));
    }

    @Override
    public void close() {
        threads.shutdownNow();
        try {
            if (!threads.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("feed_rest=still_busy");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void bringUp(Supplier<Learned> lesson, Listener listener) {
        attempt(lesson, learned -> {
            backoff.reset();
            listener.onUp(learned.markets(), untold(learned.parts()), learned.access());
            known.addAll(learned.markets());
            learnedParts = learned.parts();
            learnRest(listener);
            keepFresh(listener);
        }, denial -> later(denial, () -> bringUp(this::learnAgain, listener)));
    }

    /** The first markets stream while the later ones are asked for. */
    private void learnRest(Listener listener) {
        if (learnedParts >= venue.parts().size()) {
            complete = true;
            listener.onAllTold();
            return;
        }
        int part = learnedParts;
        threads.execute(() -> attempt(() -> new More(load(part, venue.ask(part)), api.session().tokens()), more -> {
            backoff.reset();
            listener.onTokens(more.tokens());
            listener.onMore(more.markets());
            known.addAll(more.markets());
            learnedParts = part + 1;
            learnRest(listener);
        }, denial -> later(denial, () -> learnRest(listener))));
    }

    private List<String> untold(int parts) {
        return venue.parts().stream().skip(parts).flatMap(List::stream).toList();
    }

    private void later(Denial denial, Runnable again) {
        long waitMs = denial.retryMs() > 0 ? denial.retryMs() : backoff.nextMs();
        threads.schedule(again, waitMs, TimeUnit.MILLISECONDS);
    }

    /** Waits for what was begun before the start, or begins here. */
    private Learned learnedFirst() {
        return Awaited.of(first);
    }

    private Learned learnAgain() {
        return learn(() -> venue.ask(0));
    }

    /**
     * Goes on until there is a market to stream; for a replay, whose file begins with the first subscription, until all
     * are there. The venue's clock is looked at twice, a moment apart: that tells its rate.
     */
    private Learned learn(Supplier<List<MarketDetails>> firstPart) {
        long beganNs = monotonicNs.getAsLong();
        measureClock();
        SessionTokens tokens = api.session().tokens();
        List<Market> markets = new ArrayList<>(load(0, firstPart.get()));
        int part = 1;
        for (; (markets.isEmpty() || !settings.measureVenueClock()) && part < venue.parts().size(); part++) {
            markets.addAll(load(part, venue.ask(part)));
        }
        if (markets.isEmpty()) {
            throw new VenueException("markets", 0, "none of feed.symbols is known to the venue");
        }
        awaitSince(beganNs);
        measureClock();
        if (settings.measureVenueClock() && !clock.measured()) {
            throw new VenueException("GET /time", 0, "no answer: the markets' time is not known");
        }
        return new Learned(markets, part, access(tokens));
    }

    private List<Market> load(int part, List<MarketDetails> told) {
        return catalogue.load(venue.parts().get(part), told);
    }

    private void keepFresh(Listener listener) {
        AtomicInteger intervals = new AtomicInteger();
        every(CLOCK_INTERVAL_MS, () -> {
            if (intervals.incrementAndGet() % SETTLED_INTERVALS == 0 || clock.unsettled()) {
                measureClock().ifPresent(mapping -> sockets.execute(() -> listener.onClock(mapping)));
            }
        });
        every(settings.marketRefreshMs(), () -> {
            List<Market> more = catalogue.refresh(known);
            known.addAll(more);
            SessionTokens tokens = api.session().tokens();
            sockets.execute(() -> listener.onTokens(tokens));
            sockets.execute(() -> listener.onMarkets(more));
        });
    }

    private Optional<ClockMapping> measureClock() {
        return settings.measureVenueClock() ? clock.measure() : Optional.empty();
    }

    /** Names are resolved here, for that may block. */
    private Access access(SessionTokens tokens) {
        String host = settings.streamUrl().getHost();
        InetSocketAddress address = new InetSocketAddress(host, Sockets.portOf(settings.streamUrl()));
        if (address.isUnresolved()) {
            throw new VenueException("stream", 0, "unknown host " + host);
        }
        return new Access(tokens, address);
    }

    private <T> void attempt(Supplier<T> request, Consumer<T> done, Consumer<Denial> denied) {
        try {
            T result = request.get();
            refused = false;
            reason = "session good";
            sockets.execute(() -> done.accept(result));
        } catch (RuntimeException failure) {
            note(failure);
            refused = failure instanceof RefusedException;
            boolean pushedBack = failure instanceof VenueException venue && venue.status() == TOO_MANY_REQUESTS;
            Denial denial = new Denial(reason, refused ? settings.refusedRetryMs() : 0, pushedBack);
            sockets.execute(() -> denied.accept(denial));
        }
    }

    /** Trouble with the venue is one line; a defect of ours comes with its trace, and is tried again like trouble. */
    private void note(RuntimeException failure) {
        reason = failure instanceof VenueException ? failure.getMessage() : "defect, see the log";
        if (failure instanceof VenueException) {
            LOG.warn("venue=unavailable reason={}", reason);
        } else {
            LOG.error("venue=unavailable reason={}", reason, failure);
        }
    }

    private void every(long intervalMs, Runnable task) {
        threads.scheduleWithFixedDelay(() -> {
            try {
                task.run();
            } catch (RuntimeException failure) {
                note(failure);
            }
        }, intervalMs, intervalMs, TimeUnit.MILLISECONDS);
    }

    private void awaitSince(long beganNs) {
        try {
            TimeUnit.NANOSECONDS.sleep(RATE_INTERVAL_NS - (monotonicNs.getAsLong() - beganNs));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new VenueException("start", 0, "interrupted");
        }
    }

    /** Hears on the event loop what was learned. */
    interface Listener {
        /**
         * The session is good and the first markets are defined. Once.
         *
         * @param untold symbols of which the venue has not told yet
         */
        void onUp(List<Market> markets, List<String> untold, Access access);

        /** These are defined as well. */
        void onMore(List<Market> markets);

        /** The venue has told of every wanted market, be it that it does not know it. Once. */
        void onAllTold();

        /** The markets' state was looked at again, and these are known now that were not before. */
        void onMarkets(List<Market> more);

        /** The venue's clock relates to ours in another way than before. */
        void onClock(ClockMapping mapping);

        /** The session has these tokens, which may be new. */
        void onTokens(SessionTokens tokens);
    }

    /** @param parts of the wanted markets that the venue has told of */
    private record Learned(List<Market> markets, int parts, Access access) {
    }

    private record More(List<Market> markets, SessionTokens tokens) {
    }
}
