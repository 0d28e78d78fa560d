package io.tickring.feed.gap;

import io.tickring.engine.market.Market;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The moment after a subscription is confirmed: its quotes tell, by their own times, when the venue really began to
 * send them. Some of them may come out of order, so the first few are awaited.
 */
final class Resumption {
    private static final long SETTLE_NS = TimeUnit.MILLISECONDS.toNanos(250);
    private static final long LONGEST_NS = TimeUnit.SECONDS.toNanos(5);
    /** Where so many quotes were due before the first one came, the venue began late. */
    private static final double LATE_BEGINNING = 3;
    /** The time of the first quote where none came. */
    static final long NONE = Long.MAX_VALUE;

    private final SilentMarkets silent;
    private final List<Market> asked;
    private final long askedNs;
    private List<Market> markets;
    private boolean confirmed;
    private long answeredNs;
    private long confirmedNs;

    /**
     * @param askedNs our time when the subscription was sent; read as the venue's only in the end, when its clock may
     *                be known better
     * @param silent  ends the gaps of its own markets: a socket that is back does not make them speak
     */
    Resumption(List<Market> asked, long askedNs, SilentMarkets silent) {
        this.silent = silent;
        this.asked = asked;
        this.askedNs = askedNs;
        markets = asked;
        answeredNs = askedNs;
    }

    boolean asked(List<Market> these) {
        return asked.equals(these);
    }

    List<Market> markets() {
        return markets;
    }

    /**
     * @param given       the markets that the venue confirmed
     * @param atNs        our time when it did
     * @param monotonicNs the same by a clock that never steps
     */
    void confirm(List<Market> given, long atNs, long monotonicNs) {
        confirmed = true;
        markets = given;
        answeredNs = atNs;
        confirmedNs = monotonicNs;
    }

    /** Ends the gaps once enough has been seen. @return whether it did */
    boolean finish(QuoteTimes times, VenueTime venue, GapLedger ledger, long nowNs, long monotonicNs) {
        if (!confirmed) {
            return false;
        }
        long waitedNs = monotonicNs - confirmedNs;
        boolean due = earliestMs(times) == NONE
                && times.expected(markets, venue.ms(answeredNs), venue.surelyPastMs(nowNs)) >= LATE_BEGINNING;
        boolean ready = waitedNs >= SETTLE_NS && (!due || waitedNs >= LONGEST_NS);
        if (ready) {
            finishNow(times, venue, ledger, nowNs);
        }
        return ready;
    }

    /** The socket is lost: ends the gaps where quotes came at all. @return whether it did */
    boolean finishEarly(QuoteTimes times, VenueTime venue, GapLedger ledger, long nowNs) {
        boolean quoted = earliestMs(times) != NONE;
        if (quoted) {
            finishNow(times, venue, ledger, nowNs);
        }
        return quoted;
    }

    private void finishNow(QuoteTimes times, VenueTime venue, GapLedger ledger, long nowNs) {
        long toMs = beganMs(times, venue, nowNs);
        markets.stream().filter(market -> !silent.has(market.number()))
                .forEach(market -> ledger.end(market.number(), endMs(market, toMs, times, venue), nowNs));
    }

    /** A market whose own first quote follows soon had nothing before it. */
    private static long endMs(Market market, long toMs, QuoteTimes times, VenueTime venue) {
        long ownMs = times.earliestMs(market.number());
        return ownMs > toMs && ownMs <= toMs + venue.soonMs() ? ownMs : toMs;
    }

    /** A quote soon after the answer tells better than our reading of the venue's clock. */
    private long beganMs(QuoteTimes times, VenueTime venue, long nowNs) {
        long firstMs = earliestMs(times);
        long askedMs = venue.ms(askedNs);
        long latestMs = venue.ms(answeredNs) + venue.errorMs();
        if (firstMs < askedMs - venue.errorMs()) {
            return Math.max(firstMs, askedMs - aheadMs(times, venue.ms(nowNs)));
        }
        boolean told = firstMs <= latestMs + venue.soonMs()
                || firstMs != NONE && times.expected(markets, latestMs, firstMs) >= LATE_BEGINNING;
        return told ? firstMs : latestMs;
    }

    /** How far our reading of the venue's clock is ahead of its quotes, where some were due meanwhile. */
    private long aheadMs(QuoteTimes times, long nowMs) {
        long newestMs = markets.stream().mapToLong(market -> times.lastMs(market.number())).max().orElse(nowMs);
        return times.expected(markets, newestMs, nowMs) >= LATE_BEGINNING ? nowMs - newestMs : 0;
    }

    private long earliestMs(QuoteTimes times) {
        return markets.stream().mapToLong(market -> times.earliestMs(market.number())).min().orElse(NONE);
    }
}
