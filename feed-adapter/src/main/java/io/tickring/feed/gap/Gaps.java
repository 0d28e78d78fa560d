package io.tickring.feed.gap;

import io.tickring.engine.market.Market;
import io.tickring.engine.tick.TickEvent;
import io.tickring.feed.FeedSettings;
import io.tickring.feed.ring.RingWriter;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Everything that finds and keeps the times without data. {@code feed-io} only, but for what says that it is for any
 * thread.
 */
public final class Gaps {
    private static final long LOOK_NS = TimeUnit.SECONDS.toNanos(1);
    private static final long TIMES_USUAL = 10;

    private final FeedSettings settings;
    private final MarketHours hours;
    private final VenueTime venue;
    private final QuoteTimes times;
    private final GapLedger ledger;
    private final AtomicLongArray staleAfterMs;
    private volatile int openNow;
    private long lookedNs;

    public Gaps(FeedSettings settings, RingWriter writer, MarketHours hours, VenueTime venue, int maxMarkets) {
        this.settings = settings;
        this.hours = hours;
        this.venue = venue;
        times = new QuoteTimes(maxMarkets, hours, settings.stream().staleMs());
        ledger = new GapLedger(writer, hours, venue, settings.measureVenueClock(), maxMarkets);
        staleAfterMs = new AtomicLongArray(maxMarkets);
        for (int market = 0; market < maxMarkets; market++) {
            staleAfterMs.set(market, settings.stream().staleMs());
        }
    }

    /** @return a watch for one more socket */
    public SocketWatch watch() {
        return new SocketWatch(settings, ledger, times, venue, hours);
    }

    public GapLedger ledger() {
        return ledger;
    }

    /** @return the venue's time when our clock shows this, epoch ms */
    public long nowMs(long ourNs) {
        return venue.ms(ourNs);
    }

    /** Many times a second. */
    public void onTick(long nowNs, long monotonicNs, List<Market> markets) {
        ledger.onTick(nowNs);
        if (monotonicNs - lookedNs >= LOOK_NS) {
            lookedNs = monotonicNs;
            look(venue.ms(nowNs), markets);
        }
    }

    /** @return markets that are open and in a gap now; for any thread */
    public int openNow() {
        return openNow;
    }

    /** @return where the market's open gap begins, epoch ms, or {@code ABSENT}; for any thread */
    public long openFromMs(int market) {
        return ledger.openFromMs(market);
    }

    /** @return how long the market may be silent while it is open, ms of the venue's time; for any thread */
    public long staleAfterMs(int market) {
        return settings.measureVenueClock() ? staleAfterMs.get(market) : Long.MAX_VALUE;
    }

    private void look(long nowMs, List<Market> markets) {
        int open = 0;
        for (Market each : markets) {
            int market = each.number();
            boolean without = ledger.openFromMs(market) != TickEvent.ABSENT && hours.isOpen(market, nowMs);
            open += without ? 1 : 0;
            staleAfterMs.set(market, limit(TIMES_USUAL * times.usualPauseMs(market)));
        }
        openNow = open;
    }

    /** In steps of two, so that the limit does not change with every quote. */
    private long limit(long wantedMs) {
        long limitMs = settings.stream().staleMs();
        while (limitMs < wantedMs) {
            limitMs *= 2;
        }
        return limitMs;
    }
}
