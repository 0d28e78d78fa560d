package io.tickring.feed.stream;

import io.tickring.engine.market.Market;
import io.tickring.engine.tick.GapReason;
import io.tickring.feed.FeedSettings;
import io.tickring.feed.rest.SessionTokens;
import io.tickring.feed.ring.RingWriter;
import io.tickring.feed.wire.Socket;
import io.tickring.feed.wire.Sockets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.LongSupplier;
import java.util.function.LongUnaryOperator;

/**
 * All sockets of the stream. It begins with one and adds another for each subscription that the venue refuses beside
 * others, as a venue does that counts markets per connection. {@code feed-io} only, but for {@link #view()} and
 * {@link #streamed}.
 */
public final class Stream {
    private final FeedSettings settings;
    private final Sockets sockets;
    private final RingWriter writer;
    private final SessionGate gate;
    private final GapLedger gaps;
    private final LongSupplier monotonicNs;
    private final List<Shard> shards = new ArrayList<>();
    private int wanted;
    private volatile BitSet streamed = new BitSet();
    private volatile StreamView view = StreamView.NOTHING;

    /**
     * @param marketTimeMs from our time, epoch ns, to the venue's, epoch ms
     * @param monotonicNs  a clock that never steps, ns
     */
    public Stream(FeedSettings settings, Sockets sockets, RingWriter writer, SessionGate gate,
            LongUnaryOperator marketTimeMs, LongSupplier monotonicNs) {
        this.settings = settings;
        this.sockets = sockets;
        this.writer = writer;
        this.gate = gate;
        this.monotonicNs = monotonicNs;
        gaps = new GapLedger(writer, marketTimeMs, settings.measureVenueClock());
    }

    /**
     * Subscribes these markets. Once.
     *
     * @param downSinceMs the venue's time since which nobody listened, epoch ms, where that is known: it becomes a gap
     */
    public void start(List<Market> markets, SessionGate.Access access, OptionalLong downSinceMs) {
        List<Subscription> subscriptions = Subscription.split(markets);
        downSinceMs.ifPresent(fromMs -> subscriptions.forEach(subscription ->
                gaps.beginAt(subscription, fromMs, GapReason.DAEMON_DOWN)));
        wanted = markets.size();
        add(subscriptions).onAccess(access);
    }

    /** The session has these tokens now. */
    public void onTokens(SessionTokens tokens) {
        shards.forEach(shard -> shard.onTokens(tokens));
    }

    /** @param reading false while reading is off */
    public void onTick(long nowNs, boolean reading) {
        for (int i = 0; i < shards.size(); i++) {
            shards.get(i).onTick(nowNs, reading);
        }
        view = look();
    }

    public void close() {
        shards.forEach(Shard::close);
        view = look();
    }

    /** @return the stream as of the last tick */
    public StreamView view() {
        return view;
    }

    /** @return whether the venue confirmed this market and the socket is there; for any thread */
    public boolean streamed(int market) {
        return streamed.get(market);
    }

    private Shard add(List<Subscription> subscriptions) {
        Backoff backoff = new Backoff(settings.backoffMaxMs(), () -> ThreadLocalRandom.current().nextDouble());
        Shard shard = new Shard(shards.size(), subscriptions, new Host(), gate, writer, gaps, backoff, settings);
        shards.add(shard);
        return shard;
    }

    private StreamView look() {
        int open = 0;
        long outages = 0;
        long frames = 0;
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
        return new StreamView(!shards.isEmpty(), streaming, open, wanted, streamed.cardinality(), outages, frames,
                reason);
    }

    private final class Host implements ShardHost {
        @Override
        public long nowNs() {
            return monotonicNs.getAsLong();
        }

        @Override
        public Socket open(SessionGate.Access access, Shard shard) {
            return sockets.open(settings.streamUrl(), access.address(), shard);
        }

        /** Readers keep the set they have: it is replaced, not changed. */
        @Override
        public void confirmed(Subscription subscription, Set<String> epics) {
            BitSet changed = (BitSet) streamed.clone();
            subscription.markets().forEach(market -> changed.set(market.number(), epics.contains(market.symbol())));
            streamed = changed;
        }

        @Override
        public void move(Subscription refused) {
            add(List.of(refused)).start();
        }
    }
}
