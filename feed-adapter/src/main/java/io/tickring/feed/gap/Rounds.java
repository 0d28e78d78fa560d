package io.tickring.feed.gap;

/**
 * How far all markets of a socket have surely come. A venue that hands out market by market what each of them has made
 * since the last time is ahead with the first and behind with the last: a newest quote tells of its own market only,
 * and a socket that dies in such a round takes the rest of it along. So a market that comes again, with others between,
 * tells that another round has begun, somewhere since the last time that this was seen. {@code feed-io} only; a quote
 * costs a few loads and stores.
 */
final class Rounds {
    private static final int NO_MARKET = -1;

    private final long[] roundOfMarket;
    private long round;
    private int market;
    private long beganMs;
    private long completeMs;

    Rounds(int maxMarkets) {
        roundOfMarket = new long[maxMarkets];
        restart(QuoteTimes.NEVER);
    }

    /**
     * A round is surely over, whichever markets it had.
     *
     * @param newestMs time of the socket's newest quote, {@link QuoteTimes#NEVER} for none
     */
    void restart(long newestMs) {
        begin(newestMs);
        completeMs = newestMs;
        market = NO_MARKET;
    }

    /** @param newestMs as in {@link #restart}, before this quote */
    void onQuote(int quoted, long newestMs) {
        if (quoted == market) {
            return;
        }
        if (roundOfMarket[quoted] == round) {
            completeMs = beganMs;
            begin(newestMs);
        }
        roundOfMarket[quoted] = round;
        market = quoted;
    }

    /** @return the venue's time up to which every market's quotes were handed out, {@link QuoteTimes#NEVER} for none */
    long completeMs() {
        return completeMs;
    }

    private void begin(long newestMs) {
        round++;
        beganMs = newestMs;
    }
}
