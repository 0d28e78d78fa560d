package io.tickring.feed;

import io.tickring.engine.backfill.VenueBar;
import io.tickring.engine.backfill.VenueLedger;
import io.tickring.engine.backfill.VenueSpan;
import io.tickring.engine.market.MarketTable;
import io.tickring.engine.status.BackfillStatus;
import io.tickring.engine.tick.TickEvent;
import io.tickring.feed.api.CapitalApi;
import io.tickring.feed.backfill.Backfill;
import io.tickring.feed.backfill.BackfillSettings;
import io.tickring.feed.backfill.BackfillSite;
import io.tickring.feed.ring.RingWriter;
import io.tickring.feed.wire.Sockets;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.agrona.concurrent.AgentRunner;
import org.agrona.concurrent.SleepingMillisIdleStrategy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The backfill's thread, and its way to the ring: through {@code feed-io}, a few bars between two reads. */
final class FeedBackfill implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FeedBackfill.class);
    private static final int REST_MS = 20;
    private static final int STOP_MS = 200;
    private static final int BARS_AT_ONCE = 100;

    private final Backfill backfill;
    private final AgentRunner runner;
    private final boolean on;
    private boolean started;

    /**
     * @param api  for callers that can wait
     * @param site what the backfill has to know of the feed
     */
    FeedBackfill(FeedSettings feed, BackfillSettings settings, VenueLedger ledger, CapitalApi api,
            MarketTable markets, Sockets sockets, RingWriter writer, BackfillSite site) {
        on = feed.measureVenueClock();
        backfill = Backfill.of(settings.withinHalfOf(feed.requestsPerSecond()), ledger, api, markets,
                (bars, span) -> put(bars, span, sockets, writer), site, feed.backoffMaxMs());
        runner = new AgentRunner(new SleepingMillisIdleStrategy(REST_MS), FeedBackfill::onDefect, null, backfill);
    }

    /** Lets it run, unless the venue's time is in its records alone: then there is nothing to ask for. */
    void start() {
        if (on) {
            started = true;
            AgentRunner.startOnThread(runner, work -> {
                Thread thread = new Thread(work, backfill.roleName());
                thread.setDaemon(true);
                return thread;
            });
        }
    }

    void fill(int market, long fromMs, long toMs) {
        if (on) {
            backfill.fill(market, fromMs, toMs);
        }
    }

    BackfillStatus status() {
        return on ? backfill.status() : BackfillStatus.OFF;
    }

    private static void put(List<VenueBar> bars, VenueSpan span, Sockets sockets, RingWriter writer) {
        for (int from = 0; from < bars.size(); from += BARS_AT_ONCE) {
            List<VenueBar> part = bars.subList(from, Math.min(bars.size(), from + BARS_AT_ONCE));
            sockets.execute(() -> part.forEach(writer::venueBar));
        }
        sockets.execute(() -> writer.venueSpan(span));
    }

    private static void onDefect(Throwable defect) {
        LOG.error("thread=feed-backfill state=failed", defect);
    }

    /** A request that is under way is cut short: the next start asks again. */
    @Override
    public void close() {
        if (started) {
            runner.close(STOP_MS, thread -> LOG.debug("thread={} state=interrupted", thread.getName()));
        }
    }

    /** The feed as its backfill sees it. */
    record Site(FeedSettings settings, FeedTarget target, BooleanSupplier up, BooleanSupplier busy,
            LongSupplier marketTime) implements BackfillSite {
        @Override
        public boolean isUp() {
            return up.getAsBoolean();
        }

        @Override
        public boolean isBusy() {
            return busy.getAsBoolean();
        }

        @Override
        public List<Integer> markets() {
            return settings.symbols().stream().map(target.markets()::numberOf)
                    .filter(number -> number != TickEvent.UNKNOWN_MARKET).toList();
        }

        @Override
        public long marketTimeMs() {
            return marketTime.getAsLong();
        }

        @Override
        public long nowNs() {
            return target.clock().nowNs();
        }

        @Override
        public long monotonicNs() {
            return target.monotonicNs().getAsLong();
        }
    }
}
