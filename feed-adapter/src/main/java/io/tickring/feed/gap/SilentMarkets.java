package io.tickring.feed.gap;

import io.tickring.engine.market.Market;
import io.tickring.engine.tick.GapReason;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Markets that are open and say nothing while their socket is well. The pause has to be far longer than the market's
 * usual one: a share that is hardly traded is no gap. {@code feed-io} only.
 */
final class SilentMarkets {
    /** So long a strange pause waits for the socket's own story, which may explain it. */
    private static final long SETTLE_NS = TimeUnit.MILLISECONDS.toNanos(500);

    private final GapLedger ledger;
    private final QuoteTimes times;
    private final MarketHours hours;
    private final Set<Integer> silent = new HashSet<>();
    private long pausesSeenNs;

    SilentMarkets(GapLedger ledger, QuoteTimes times, MarketHours hours) {
        this.ledger = ledger;
        this.times = times;
        this.hours = hours;
    }

    /**
     * @param sinceMs the venue's time since which the markets could be heard
     * @param nowMs   the venue's time now
     */
    void look(List<Market> confirmed, long sinceMs, long nowMs) {
        for (Market each : confirmed) {
            int market = each.number();
            long fromMs = Math.max(Math.max(times.lastMs(market), sinceMs), ledger.coveredToMs(market));
            long limitMs = times.strangePauseMs(market);
            if (nowMs - fromMs > limitMs && !ledger.isOpen(market)
                    && hours.isOpen(market, nowMs) && hours.openMs(market, fromMs, nowMs) > limitMs) {
                times.forgetEarliest(market);
                ledger.begin(market, fromMs, GapReason.SILENT);
                silent.add(market);
            }
        }
    }

    /** Publishes the silences that ended before anyone looked. */
    void recordPauses(long nowNs, long monotonicNs) {
        if (times.strange().isEmpty()) {
            pausesSeenNs = monotonicNs;
        } else if (monotonicNs - pausesSeenNs >= SETTLE_NS) {
            for (QuoteTimes.Pause pause : times.strange()) {
                long openMs = hours.openMs(pause.market(), pause.fromMs(), pause.toMs());
                if (openMs > times.strangePauseMs(pause.market()) && !ledger.covers(pause.market(), pause.fromMs())) {
                    ledger.record(pause.market(), pause.fromMs(), pause.toMs(), GapReason.SILENT, nowNs);
                }
            }
            times.strange().clear();
            pausesSeenNs = monotonicNs;
        }
    }

    /** Ends the gap of those that speak again; quotes that were only late to reach us leave none. */
    void endWhereQuoted(long nowNs) {
        silent.removeIf(market -> {
            long firstMs = times.earliestMs(market);
            if (firstMs == Long.MAX_VALUE) {
                return false;
            }
            if (firstMs - ledger.openFromMs(market) > times.strangePauseMs(market)) {
                ledger.end(market, firstMs, nowNs);
            } else {
                ledger.withdraw(market, nowNs);
            }
            return true;
        });
    }

    /** The socket is lost: what is silent now is so for another reason. */
    void clear() {
        silent.clear();
    }
}
