package io.tickring.feed;

import io.tickring.engine.clock.ClockMapping;
import io.tickring.engine.market.Market;
import io.tickring.engine.tick.TickEvent;
import io.tickring.feed.rest.SessionTokens;
import io.tickring.feed.poll.QuotePoller;
import io.tickring.feed.ring.FlowControl;
import io.tickring.feed.ring.RingWriter;
import io.tickring.feed.stream.SessionGate.Access;
import io.tickring.feed.stream.Stream;
import io.tickring.feed.venue.VenueClock;
import java.util.List;
import java.util.function.IntToLongFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What {@code feed-io} does beside reading sockets: lets time pass, and passes on what was learned by REST. */
final class FeedLoop implements VenueLink.Listener {
    private static final Logger LOG = LoggerFactory.getLogger(FeedLoop.class);
    private static final long DISCIPLINE_NS = 1_000_000_000L;

    private final FeedTarget target;
    private final RingWriter writer;
    private final FlowControl flow;
    private final Stream stream;
    private final VenueClock clock;
    private final QuotePoller poller;
    private final IntToLongFunction downSinceMs;
    private final boolean venueClockMeasured;
    private long disciplinedNs;

    FeedLoop(FeedSettings settings, FeedTarget target, RingWriter writer, FlowControl flow, Stream stream,
            QuotePoller poller, VenueClock clock, IntToLongFunction downSinceMs) {
        this.target = target;
        this.writer = writer;
        this.flow = flow;
        this.stream = stream;
        this.poller = poller;
        this.clock = clock;
        this.downSinceMs = downSinceMs;
        venueClockMeasured = settings.measureVenueClock();
        disciplinedNs = target.monotonicNs().getAsLong();
    }

    @Override
    public void onUp(List<Market> markets, List<String> untold, Access access) {
        if (venueClockMeasured) {
            writer.clock(clock.mapping(), false);
        }
        stream.start(markets, access, downSinceMs);
        untold.stream().mapToInt(target.markets()::numberOf).filter(number -> number != TickEvent.UNKNOWN_MARKET)
                .mapToObj(target.markets()::get).forEach(stream::await);
    }

    @Override
    public void onMore(List<Market> markets) {
        stream.subscribe(markets);
    }

    @Override
    public void onAllTold() {
        stream.allTold();
    }

    @Override
    public void onClock(ClockMapping mapping) {
        LOG.info("venue_clock=changed rate={}", mapping.rate());
        writer.clock(mapping, false);
    }

    @Override
    public void onTokens(SessionTokens tokens) {
        stream.onTokens(tokens);
    }

    @Override
    public void onMarkets(List<Market> refreshed) {
        if (!refreshed.isEmpty()) {
            stream.subscribe(refreshed);
        }
        stream.onRefresh();
    }

    /** Called many times a second. A defect met here must not end the heartbeats. */
    void onTick() {
        try {
            long monotonicNs = target.monotonicNs().getAsLong();
            disciplineWhenDue(monotonicNs);
            writer.drain();
            if (writer.held() == 0) {
                target.metronome().onTime(target.clock().nowNs());
            }
            stream.onTick(monotonicNs, !flow.paused());
            poller.onTick(monotonicNs, target.clock().nowNs());
        } catch (RuntimeException defect) {
            LOG.error("feed_tick=failed", defect);
        }
    }

    private void disciplineWhenDue(long monotonicNs) {
        if (monotonicNs - disciplinedNs < DISCIPLINE_NS) {
            return;
        }
        disciplinedNs = monotonicNs;
        long beforeNs = target.clock().nowNs();
        if (target.clock().discipline()) {
            long afterNs = target.clock().nowNs();
            LOG.warn("clock=stepped by_ms={}", (afterNs - beforeNs + target.clock().lagNs()) / 1_000_000);
            writer.clock(clock.onStep(beforeNs, afterNs), true);
        }
    }
}
