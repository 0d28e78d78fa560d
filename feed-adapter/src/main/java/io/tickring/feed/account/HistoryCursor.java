package io.tickring.feed.account;

import java.util.concurrent.TimeUnit;

/**
 * How far a history of an account is known, and what to ask for next: the oldest unknown day first, then what is new.
 * Each window begins before the last one ended, because an activity may show up a minute after it happened.
 */
final class HistoryCursor {
    /** The venue refuses longer windows of activities. */
    private static final long LONGEST_MS = TimeUnit.DAYS.toMillis(1);
    private static final long OVERLAP_MS = TimeUnit.MINUTES.toMillis(3);
    private static final long SECOND_MS = 1_000;
    private static final int MOST_REFUSALS = 5;

    private long knownUntilMs;
    private boolean behind = true;
    private int refusals;

    /** @param knownUntilMs all before this is known or not wanted, the venue's time, epoch ms */
    HistoryCursor(long knownUntilMs) {
        this.knownUntilMs = knownUntilMs;
    }

    /** @return whole seconds, as the venue wants them; a day at most, none of it after {@code nowMs} */
    HistoryWindow next(long nowMs) {
        long fromMs = Math.min(knownUntilMs, nowMs) - OVERLAP_MS;
        return new HistoryWindow(floor(fromMs), floor(Math.min(nowMs, floor(fromMs) + LONGEST_MS)));
    }

    /**
     * Says that all the venue told of this window is kept.
     *
     * @param nowMs when it was asked for
     */
    void onKept(HistoryWindow window, long nowMs) {
        knownUntilMs = window.toMs();
        behind = window.toMs() < floor(nowMs);
        refusals = 0;
    }

    /**
     * Says that the venue refused this window as it is.
     *
     * @return whether to go on without it: it lies in the past and was refused again and again, as a venue does with
     *         what lies further back than it remembers
     */
    boolean givesUp(HistoryWindow window, long nowMs) {
        refusals++;
        return refusals >= MOST_REFUSALS && window.toMs() < floor(nowMs);
    }

    /** @return whether a part of the past was never asked for */
    boolean isBehind() {
        return behind;
    }

    private static long floor(long timeMs) {
        return Math.floorDiv(timeMs, SECOND_MS) * SECOND_MS;
    }
}
