package io.tickring.feed.stream;

import io.tickring.engine.clock.ReceiveClock;
import io.tickring.engine.market.Market;
import io.tickring.engine.status.MarketState.Source;
import io.tickring.engine.status.StreamMode;
import io.tickring.engine.tick.GapReason;
import io.tickring.engine.tick.TickEvent;
import io.tickring.feed.FeedSettings;
import io.tickring.feed.gap.Gaps;
import io.tickring.feed.rest.SessionTokens;
import io.tickring.feed.ring.RingWriter;
import io.tickring.feed.wire.Socket;
import io.tickring.feed.wire.Sockets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.IntToLongFunction;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All sockets of the stream. It begins with one and adds another for each subscription that the venue refuses beside
 * others, as a venue does that counts markets per connection. Where the venue lets no socket be beside the first,
 * those markets are handed to {@link PolledMarkets}; each reconnection of the first tries again. {@code feed-io} only,
 * but for {@link #view()}.
 */
public final class Stream {
    /** The most markets that the venue takes in one message. */
    public static final int MARKETS_PER_MESSAGE = Subscription.MOST_MARKETS;

    private static final Logger LOG = LoggerFactory.getLogger(Stream.class);

    private final FeedSettings settings;
    private final Sockets sockets;
    private final RingWriter writer;
    private final SessionGate gate;
    private final Gaps gaps;
    private final MarketSources sources;
    private final PolledMarkets polled;
    private final ReceiveClock clock;
    private final LongSupplier monotonicNs;
    private final List<Shard> shards = new ArrayList<>();
    private final List<Market> wanted = new ArrayList<>();
    private final Set<Integer> awaited = new HashSet<>();
    private IntToLongFunction downSinceMs = market -> TickEvent.ABSENT;
    private boolean allTold;
    private boolean answered;
    private StreamMode mode = StreamMode.UNKNOWN;
    private int refreshes;
    private long firstOutages;
    private long closedOutages;
    private long closedFrames;
    private volatile StreamView view = StreamView.NOTHING;

    /** @param monotonicNs a clock that never steps, ns */
    public Stream(FeedSettings settings, Sockets sockets, RingWriter writer, SessionGate gate, Gaps gaps,
            MarketSources sources, PolledMarkets polled, ReceiveClock clock, LongSupplier monotonicNs) {
        this.settings = settings;
        this.sockets = sockets;
        this.writer = writer;
        this.gate = gate;
        this.gaps = gaps;
        this.sources = sources;
        this.polled = polled;
        this.clock = clock;
        this.monotonicNs = monotonicNs;
    }

    /**
     * Subscribes these markets. Once.
     *
     * @param downSinceMs by number of a market, the venue's time since which nobody listened to it, epoch ms, or
     *                    {@code ABSENT} where it was never listened to: it becomes a gap
     */
    public void start(List<Market> markets, SessionGate.Access access, IntToLongFunction downSinceMs) {
        this.downSinceMs = downSinceMs;
        want(markets);
        add(Subscription.split(markets)).onAccess(access);
    }

    /** Subscribes markets of which the venue told after the start; an earlier run may have had them. */
    public void subscribe(List<Market> more) {
        want(more);
        shards.get(0).add(more);
    }

    /** Begins the gap of a market that an earlier run had, before the venue has told of it in this one. */
    public void await(Market market) {
        awaited.add(market.number());
        beginDownTime(market);
    }

    /**
     * There are no more wanted markets than these: once all are answered, the stream is there. What was awaited and did
     * not come is unknown to the venue, so it misses nothing.
     */
    public void allTold() {
        allTold = true;
        awaited.forEach(market -> gaps.ledger().withdraw(market, clock.nowNs()));
        awaited.clear();
        decideMode();
    }

    private void want(List<Market> markets) {
        markets.forEach(this::beginDownTime);
        markets.forEach(market -> awaited.remove(market.number()));
        wanted.addAll(markets);
    }

    private void beginDownTime(Market market) {
        long sinceMs = downSinceMs.applyAsLong(market.number());
        if (sinceMs != TickEvent.ABSENT) {
            gaps.ledger().resume(market.number(), sinceMs, GapReason.DAEMON_DOWN, clock.nowNs());
        }
    }

    /** The session has these tokens now. */
    public void onTokens(SessionTokens tokens) {
        shards.forEach(shard -> shard.onTokens(tokens));
    }

    /** The markets were looked at again: what had to be polled is tried again now and then. */
    public void onRefresh() {
        refreshes++;
        if (!polled.isEmpty() && Integer.bitCount(refreshes) == 1 && !shards.isEmpty() && shards.get(0).streaming()) {
            retryPolled();
        }
    }

    /** @param reading false while reading is off */
    public void onTick(long nowNs, boolean reading) {
        for (int i = 0; i < shards.size(); i++) {
            shards.get(i).onTick(nowNs, reading);
        }
        shards.removeIf(this::retired);
        gaps.onTick(clock.nowNs(), nowNs, wanted);
        view = look();
    }

    public void close() {
        shards.forEach(shard -> shard.close(GapReason.DAEMON_DOWN));
        polled.markets().forEach(market ->
                gaps.ledger().begin(market.number(), gaps.nowMs(clock.nowNs()), GapReason.DAEMON_DOWN));
        view = look();
        gaps.ledger().close(clock.nowNs());
    }

    /** @return the stream as of the last tick */
    public StreamView view() {
        return view;
    }

    private Shard add(List<Subscription> subscriptions) {
        Retry retry = new Retry(settings, () -> ThreadLocalRandom.current().nextDouble());
        int number = shards.isEmpty() ? 0 : shards.get(shards.size() - 1).number() + 1;
        Shard shard = new Shard(number, subscriptions, new Host(), gate, writer, gaps.watch(), retry, settings);
        shards.add(shard);
        return shard;
    }

    /** A socket that is being tried already may yet be let in: a second one would bring every quote twice. */
    private void retryPolled() {
        Set<Market> underWay = shards.stream().filter(shard -> !shard.closed())
                .flatMap(shard -> shard.markets().stream()).collect(Collectors.toSet());
        Subscription.split(polled.markets().stream().filter(market -> !underWay.contains(market)).toList())
                .forEach(this::openBeside);
    }

    private void openBeside(Subscription subscription) {
        add(List.of(subscription)).start();
    }

    private boolean retired(Shard shard) {
        if (shard.closed()) {
            closedOutages += shard.outages();
            closedFrames += shard.frames();
        }
        return shard.closed();
    }

    private StreamView look() {
        int open = 0;
        long outages = closedOutages;
        long frames = closedFrames;
        String reason = "";
        boolean streaming = !shards.isEmpty();
        for (Shard shard : shards) {
            open += shard.open() ? 1 : 0;
            outages += shard.outages();
            frames += shard.frames();
            if (streaming) {
                streaming = shard.streaming();
                reason = shard.reason();
            }
        }
        answered = answered || allAnswered();
        streaming &= answered;
        Map<String, String> without = streaming ? sources.withoutData(wanted) : Map.of();
        return new StreamView(!shards.isEmpty(), streaming, mode, open, wanted.size(),
                sources.count(wanted, Source.STREAMED), sources.count(wanted, Source.POLLED), without, outages,
                frames, reason);
    }

    private boolean allAnswered() {
        return allTold && !shards.isEmpty() && openShards().allMatch(Shard::answered);
    }

    private java.util.stream.Stream<Shard> openShards() {
        return shards.stream().filter(shard -> !shard.closed());
    }

    /** What a part of the markets gets says nothing of what all of them would. */
    private void decideMode() {
        if (polled.isEmpty() && allAnswered()) {
            mode(openShards().count() == 1 ? StreamMode.ONE_SOCKET : StreamMode.SHARDED);
        }
    }

    private void mode(StreamMode next) {
        if (next != mode) {
            LOG.info("stream_mode={} was={}", next, mode);
            mode = next;
        }
    }

    private final class Host implements ShardHost {
        @Override
        public long nowNs() {
            return monotonicNs.getAsLong();
        }

        @Override
        public long ourNs() {
            return clock.nowNs();
        }

        @Override
        public Socket open(SessionGate.Access access, Shard shard) {
            return sockets.open(settings.streamUrl(), access.address(), shard);
        }

        @Override
        public void confirmed(List<Market> markets) {
            polled.remove(markets);
            sources.streamed(markets);
        }

        /** A market that is polled stays so while the stream is tried again. */
        @Override
        public void without(List<Market> markets, String reason) {
            sources.without(markets.stream().filter(market -> !polled.holds(market)).toList(), reason);
        }

        @Override
        public void move(Subscription refused) {
            openBeside(refused);
        }

        @Override
        public void refusedBeside(Shard shard, String reason) {
            boolean beside = shards.stream().anyMatch(other -> other != shard && other.streaming());
            if (beside && shard.number() > 0) {
                LOG.warn("shard={} state=given_up markets={} reason={}", shard.number(), shard.markets().size(),
                        reason);
                mode(StreamMode.POLLED);
                polled.add(shard.markets());
                sources.polled(shard.markets(), "the venue refuses another socket: " + reason);
                shard.close(GapReason.NOT_SUBSCRIBED);
            }
        }

        /** Each reconnection of the first socket is an occasion to ask for what had to be polled. */
        @Override
        public void streaming(Shard shard) {
            boolean reconnected = shard.number() == 0 && shard.outages() != firstOutages;
            if (reconnected && !polled.isEmpty()) {
                firstOutages = shard.outages();
                retryPolled();
            }
            decideMode();
        }
    }
}
