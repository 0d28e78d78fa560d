package io.tickring.feed.gap;

import io.tickring.engine.market.Market;
import io.tickring.engine.tick.GapReason;
import io.tickring.feed.FeedSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Keeps the gaps of one socket's markets: after a loss, over a jump in its quotes, and where a single market falls
 * silent while it is open. Bounds are the venue's own times wherever a quote tells them. {@code feed-io} only.
 *
 * <p>A gap of a lost socket begins at the market's own last quote, or where all of the socket had come to, less what
 * the venue hands out of order, or where the gap before it ended. Late frames of the same read may still follow the
 * loss, so that is asked at the next tick.
 */
public final class SocketWatch {
    /** The venue gives quotes that it made at about the same time in any order. */
    private static final long DISORDER_MS = 500;
    private static final long STRANGE_NS = TimeUnit.MILLISECONDS.toNanos(500);
    private static final long LOOK_NS = TimeUnit.SECONDS.toNanos(1);

    private final GapLedger ledger;
    private final QuoteTimes times;
    private final VenueTime venue;
    private final Pulse pulse;
    private final SilentMarkets silent;
    private final boolean venueTimeKnown;
    private final long quoteSilenceNs;
    private final List<Market> confirmed = new ArrayList<>();
    private final List<Resumption> resuming = new ArrayList<>();
    private final List<Loss> lost = new ArrayList<>();
    private long openedMs;
    private long lookedNs;

    public SocketWatch(FeedSettings settings, GapLedger ledger, QuoteTimes times, VenueTime venue, MarketHours hours) {
        this.ledger = ledger;
        this.times = times;
        this.venue = venue;
        pulse = new Pulse(times, venue);
        silent = new SilentMarkets(ledger, times, hours);
        venueTimeKnown = settings.measureVenueClock();
        quoteSilenceNs = TimeUnit.MILLISECONDS.toNanos(settings.stream().quoteSilenceMs());
    }

    /** A new socket is open. */
    public void onOpen(long monotonicNs, long nowNs) {
        pulse.onOpen(monotonicNs, nowNs);
        openedMs = venue.ms(nowNs);
    }

    /** Any frame came. */
    public void onFrame(long receiveTimeNs) {
        pulse.onFrame(receiveTimeNs);
    }

    /** A frame came that is no quote, and that can be read. */
    public void onAnswer(long receiveTimeNs) {
        pulse.onAnswer(receiveTimeNs);
    }

    /** A quote came, with the venue's time or {@code ABSENT}. */
    public void onQuote(int market, long exchangeTimeMs, long receiveTimeNs) {
        pulse.onQuote(market, exchangeTimeMs, receiveTimeNs);
    }

    /** These markets are asked for now; their quotes may come before the venue's answer. */
    public void onAsked(List<Market> markets, long nowNs) {
        markets.forEach(market -> times.forgetEarliest(market.number()));
        resuming.add(new Resumption(markets, nowNs, silent));
    }

    /** @return whether a quote of one of these came since they were asked for */
    public boolean quoted(List<Market> markets) {
        return markets.stream().anyMatch(market -> times.earliestMs(market.number()) != Resumption.NONE);
    }

    /**
     * The venue confirmed these markets.
     *
     * @param asked         the markets of the request
     * @param markets       those of them that it confirmed
     * @param receiveTimeNs our time of the answer
     */
    public void onConfirmed(List<Market> asked, List<Market> markets, long receiveTimeNs, long monotonicNs) {
        markets.stream().filter(market -> !confirmed.contains(market)).forEach(confirmed::add);
        resuming.stream().filter(resumption -> resumption.asked(asked)).forEach(resumption ->
                resumption.confirm(markets, receiveTimeNs, monotonicNs));
    }

    /** The request for these markets was refused as it was; they are asked for in another way. */
    public void onWithdrawn(List<Market> asked) {
        resuming.removeIf(resumption -> resumption.asked(asked));
    }

    /** The venue does not give these markets now. */
    public void onRefused(List<Market> markets, long receiveTimeNs) {
        markets.forEach(market -> ledger.begin(market.number(), venue.ms(receiveTimeNs), GapReason.NOT_SUBSCRIBED));
    }

    /** The socket is lost, and all that was confirmed on it. */
    public void onLost(GapReason reason, long nowNs) {
        for (Resumption resumption : resuming) {
            if (resumption.finishEarly(times, venue, ledger, nowNs)) {
                resumption.markets().stream().filter(market -> !confirmed.contains(market)).forEach(confirmed::add);
            }
        }
        resuming.clear();
        lost.add(new Loss(List.copyOf(confirmed), pulse.heardUntilMs(confirmed), reason));
        confirmed.clear();
    }

    /** @param reading false while reading is off: silence is our own then */
    public Verdict onTick(long monotonicNs, long nowNs, boolean reading) {
        beginLosses(nowNs);
        pulse.onTick(monotonicNs, reading, confirmed).ifPresent(jump -> recordJump(confirmed, jump, nowNs));
        resuming.removeIf(resumption -> resumption.finish(times, venue, ledger, nowNs, monotonicNs));
        silent.endWhereQuoted(nowNs);
        silent.recordPauses(nowNs, monotonicNs);
        if (monotonicNs - lookedNs >= LOOK_NS && reading) {
            lookedNs = monotonicNs;
            silent.look(settled(), openedMs, venue.surelyPastMs(nowNs));
        }
        return verdict(monotonicNs, nowNs, reading);
    }

    /** A request that is never answered must not keep the others from being looked at. */
    private List<Market> settled() {
        return confirmed.stream().filter(market ->
                resuming.stream().noneMatch(resumption -> resumption.markets().contains(market))).toList();
    }

    private Verdict verdict(long monotonicNs, long nowNs, boolean reading) {
        long silenceNs = pulse.silenceNs(monotonicNs);
        if (!venueTimeKnown || !reading || silenceNs < STRANGE_NS || !pulse.missed(confirmed, nowNs, openedMs)) {
            return Verdict.WELL;
        }
        return silenceNs < quoteSilenceNs ? Verdict.OVERDUE : Verdict.MUTE;
    }

    /** Nothing will come any more. */
    public void close(GapReason reason, long nowNs) {
        onLost(reason, nowNs);
        beginLosses(nowNs);
    }

    private void recordJump(List<Market> markets, Pulse.Jump jump, long nowNs) {
        for (Market market : markets) {
            if (!ledger.isOpen(market.number())) {
                ledger.record(market.number(), jump.fromMs(), jump.toMs(), GapReason.SILENT, nowNs);
            }
        }
    }

    private void beginLosses(long nowNs) {
        for (Loss loss : lost) {
            pulse.onLost(loss.markets()).ifPresent(jump -> recordJump(loss.markets(), jump, nowNs));
            for (Market market : loss.markets()) {
                ledger.begin(market.number(), fromMs(market.number(), loss), loss.reason());
            }
        }
        lost.clear();
    }

    private long fromMs(int market, Loss loss) {
        long lastMs = times.lastMs(market);
        return lastMs != QuoteTimes.NEVER && pulse.disordered() ? lastMs
                : Math.max(Math.max(lastMs, ledger.coveredToMs(market)), loss.heardMs() - DISORDER_MS);
    }

    /** What the silence of a socket means. */
    public enum Verdict {
        /** Quotes come, or none are due. */
        WELL,
        /** Quotes were due and did not come: a ping tells whether the socket is alive. */
        OVERDUE,
        /** Whatever else it answers, it gives no quotes any more. */
        MUTE
    }

    private record Loss(List<Market> markets, long heardMs, GapReason reason) {
    }
}
