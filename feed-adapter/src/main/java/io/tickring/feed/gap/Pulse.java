package io.tickring.feed.gap;

import io.tickring.engine.market.Market;
import io.tickring.engine.tick.TickEvent;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * How far one socket's quotes have come in the venue's time, and whether they jumped over something. Quotes on a socket
 * come in order of time but for those the venue handed out together, so a jump is believed only once what followed at
 * once has been seen. {@code feed-io} only.
 */
public final class Pulse {
    /** So many quotes expected and none there: they were lost. */
    static final double SURE = 20;
    private static final long SHORTEST_JUMP_MS = 1_000;
    private static final long SETTLE_NS = TimeUnit.MILLISECONDS.toNanos(200);
    private static final long DISORDER_NS = TimeUnit.SECONDS.toNanos(2);
    private static final long NEVER = QuoteTimes.NEVER;

    private final QuoteTimes times;
    private final VenueTime venue;
    private final Rounds rounds;
    private long newestMs = NEVER;
    private long openedNs;
    private long heardNs;
    private long answeredNs;
    private long answeredNewestMs = NEVER;
    private boolean quoted;
    private long quotedNs;
    private long jumpFromMs = NEVER;
    private long jumpToMs;
    private boolean jumpDated;
    private long jumpSeenNs;
    private long stampNs;
    private long latestMs;
    private long disorderNs = NEVER;

    public Pulse(QuoteTimes times, VenueTime venue) {
        this.times = times;
        this.venue = venue;
        rounds = new Rounds(times.maxMarkets());
    }

    /** A new socket was opened: nothing is known of it, and nothing was lost on it yet. */
    public void onOpen(long monotonicNs, long nowNs) {
        newestMs = NEVER;
        jumpFromMs = NEVER;
        quoted = false;
        quotedNs = monotonicNs;
        disorderNs = NEVER;
        openedNs = nowNs;
        onAnswer(nowNs);
    }

    /** Any frame came. */
    public void onFrame(long receiveTimeNs) {
        heardNs = receiveTimeNs;
    }

    /** A frame came that is no quote: what the venue was handing out before it has come whole. */
    public void onAnswer(long receiveTimeNs) {
        answeredNs = receiveTimeNs;
        answeredNewestMs = newestMs;
        rounds.restart(newestMs);
    }

    /**
     * A quote came. One from the future, or without a time, tells nothing of how far the socket has come.
     *
     * @param exchangeTimeMs as the venue wrote it
     */
    public void onQuote(int market, long exchangeTimeMs, long receiveTimeNs) {
        quoted = true;
        if (market == TickEvent.UNKNOWN_MARKET || exchangeTimeMs == TickEvent.ABSENT) {
            return;
        }
        if (receiveTimeNs != stampNs) {
            stampNs = receiveTimeNs;
            latestMs = venue.latestMs(receiveTimeNs);
        }
        if (exchangeTimeMs < latestMs) {
            disorderNs = exchangeTimeMs < times.lastMs(market) ? receiveTimeNs : disorderNs;
            onTime(market, exchangeTimeMs);
        }
    }

    private void onTime(int market, long timeMs) {
        rounds.onQuote(market, newestMs);
        times.onQuote(market, timeMs);
        if (jumpFromMs != NEVER) {
            jumpToMs = timeMs > jumpFromMs ? Math.min(jumpToMs, timeMs) : jumpToMs;
        } else if (newestMs != NEVER && timeMs - newestMs > SHORTEST_JUMP_MS) {
            jumpFromMs = newestMs;
            jumpToMs = timeMs;
            jumpDated = false;
        }
        newestMs = Math.max(newestMs, timeMs);
    }

    /**
     * @param reading false while reading is off: silence is our own then
     * @param markets of the socket, confirmed
     * @return the interval that the socket's quotes jumped over, once it is sure that some were lost in it
     */
    public Optional<Jump> onTick(long monotonicNs, boolean reading, List<Market> markets) {
        if (quoted || !reading) {
            quoted = false;
            quotedNs = monotonicNs;
        }
        if (jumpFromMs == NEVER) {
            return Optional.empty();
        }
        if (!jumpDated) {
            jumpDated = true;
            jumpSeenNs = monotonicNs;
        }
        if (monotonicNs - jumpSeenNs < SETTLE_NS) {
            return Optional.empty();
        }
        return takeJump(markets);
    }

    /**
     * The socket is lost, nothing will follow.
     *
     * @param markets that were confirmed on it
     * @return what its last quotes jumped over
     */
    public Optional<Jump> onLost(List<Market> markets) {
        return jumpFromMs == NEVER ? Optional.empty() : takeJump(markets);
    }

    private Optional<Jump> takeJump(List<Market> markets) {
        Jump jump = new Jump(jumpFromMs, jumpToMs);
        jumpFromMs = NEVER;
        boolean real = jump.toMs - jump.fromMs > SHORTEST_JUMP_MS
                && times.expected(markets, jump.fromMs, jump.toMs) >= SURE;
        return real ? Optional.of(jump) : Optional.empty();
    }

    /** @return time since the last quote by our clock, ns; reading turned off does not count */
    public long silenceNs(long monotonicNs) {
        return monotonicNs - quotedNs;
    }

    /**
     * @return the venue's time up to which nothing was lost on this socket: of the newest quote before the round that
     *         may have been cut off, or where the last answer came to
     */
    public long heardUntilMs(List<Market> markets) {
        return Math.max(rounds.completeMs(), answeredUntilMs(markets));
    }

    /**
     * The newest quote before the answer, or the answer itself where the quiet before it is natural. Before any quote
     * only the opening is sure: an answer that lay about here before we read it looks later than the quotes behind it.
     */
    private long answeredUntilMs(List<Market> markets) {
        if (answeredNewestMs == NEVER) {
            return venue.surelyPastMs(openedNs);
        }
        long answerMs = venue.surelyPastMs(answeredNs);
        boolean quiet = answerMs > answeredNewestMs
                && times.expected(markets, answeredNewestMs, answerMs) < SURE;
        return quiet ? answerMs : answeredNewestMs;
    }

    /**
     * @return whether a market's quotes came out of their order shortly before the newest frame: then the venue may owe
     *         a market a quote that is older than what others have already had
     */
    public boolean disordered() {
        return disorderNs != NEVER && heardNs - disorderNs < DISORDER_NS;
    }

    /** @return whether quotes must have come since the newest one by now, and did not */
    public boolean missed(List<Market> markets, long receiveNowNs, long sinceMs) {
        long fromMs = Math.max(newestMs, sinceMs);
        return times.expected(markets, fromMs, venue.surelyPastMs(receiveNowNs)) >= SURE;
    }

    /** Quotes of the socket are missing between these times. */
    public record Jump(long fromMs, long toMs) {
    }
}
