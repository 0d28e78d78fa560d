package io.tickring.feed.gap;

import io.tickring.engine.market.Market;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * When each market's quotes came, in the venue's time, and how long it usually is silent between two. {@code feed-io}
 * only; a quote costs a few stores.
 */
public final class QuoteTimes {
    /** Stands for a time before every quote. */
    public static final long NEVER = Long.MIN_VALUE;
    private static final long US_PER_MS = 1_000;
    /** What is supposed of a market before it has shown its ways: so a start takes no pause for an outage. */
    private static final long FIRST_PAUSE_US = 120_000 * US_PER_MS;
    /** A pause this much longer than usual teaches no more than one of this length: it may be an outage. */
    private static final int LONGEST_LESSON = 8;
    private static final int LESSON_SHIFT = 4;

    private final long[] lastMs;
    private final long[] earliestMs;
    private final long[] usualPauseUs;
    /** A single market that is silent for so many times its usual pause has lost quotes. */
    private static final long STRANGE_TIMES = 20;

    private final MarketHours hours;
    private final long shortestPauseMs;
    private final List<Pause> strange = new ArrayList<>();

    /** @param shortestPauseMs of a single market that can be strange at all, ms of the venue's time */
    public QuoteTimes(int maxMarkets, MarketHours hours, long shortestPauseMs) {
        this.hours = hours;
        this.shortestPauseMs = shortestPauseMs;
        lastMs = new long[maxMarkets];
        earliestMs = new long[maxMarkets];
        usualPauseUs = new long[maxMarkets];
        Arrays.fill(lastMs, NEVER);
        Arrays.fill(earliestMs, Long.MAX_VALUE);
        Arrays.fill(usualPauseUs, FIRST_PAUSE_US);
    }

    int maxMarkets() {
        return lastMs.length;
    }

    /** @param timeMs the venue's time of the quote */
    void onQuote(int market, long timeMs) {
        long beforeMs = lastMs[market];
        if (timeMs < earliestMs[market]) {
            earliestMs[market] = timeMs;
        }
        if (timeMs <= beforeMs) {
            return;
        }
        lastMs[market] = timeMs;
        if (beforeMs != NEVER) {
            long usualUs = usualPauseUs[market];
            if (timeMs - beforeMs > shortestPauseMs && (timeMs - beforeMs) * US_PER_MS > STRANGE_TIMES * usualUs) {
                strange.add(new Pause(market, beforeMs, timeMs));
            }
            long pauseUs = Math.min((timeMs - beforeMs) * US_PER_MS, LONGEST_LESSON * usualUs + US_PER_MS);
            usualPauseUs[market] = usualUs + ((pauseUs - usualUs) >> LESSON_SHIFT);
        }
    }

    /** @return the newest quote's time, {@link #NEVER} for none */
    long lastMs(int market) {
        return lastMs[market];
    }

    /** @return pauses that ended and were far longer than their market's usual ones; the caller takes them out */
    List<Pause> strange() {
        return strange;
    }

    /** @return a silence for longer than this is strange, ms of the venue's time */
    long strangePauseMs(int market) {
        return Math.max(shortestPauseMs, STRANGE_TIMES * usualPauseMs(market));
    }

    /** From now on {@link #earliestMs} tells of later quotes only. */
    void forgetEarliest(int market) {
        earliestMs[market] = Long.MAX_VALUE;
    }

    /** @return the lowest time of all quotes since it was forgotten; the highest number there is for none */
    long earliestMs(int market) {
        return earliestMs[market];
    }

    /** @return the usual time between two quotes, ms, at least 1 */
    long usualPauseMs(int market) {
        return Math.max(1, usualPauseUs[market] / US_PER_MS);
    }

    /**
     * @return how many quotes of these markets are to be expected in an interval, by what is usual and by their hours:
     *         where 20 are and none came, something was lost (for quotes that come at random the odds are 1 to 5e8)
     */
    double expected(List<Market> markets, long fromMs, long toMs) {
        double sum = 0;
        for (Market market : markets) {
            int number = market.number();
            sum += (double) US_PER_MS * hours.openMs(number, fromMs, toMs) / Math.max(1, usualPauseUs[number]);
        }
        return sum;
    }

    /** A market's quotes at these two times had none between them. */
    record Pause(int market, long fromMs, long toMs) {
    }
}
