package io.tickring.web.live;

import java.util.Arrays;

/** Closing mids of the newest minutes of a market that had a bar, ascending by minute. */
final class Sparkline {
    static final int POINTS = 60;

    private final long[] openTimesMs = new long[POINTS];
    private final long[] midsNanos = new long[POINTS];
    private int size;

    int size() {
        return size;
    }

    long midNanos(int index) {
        return midsNanos[index];
    }

    /** @return opening time of the newest minute; there must be one */
    long newestOpenTimeMs() {
        return openTimesMs[size - 1];
    }

    /** Sets the mid of a minute, whether it is new, newest or older; one too old for the line is left out. */
    void put(long openTimeMs, long midNanos) {
        int found = find(openTimeMs);
        if (found >= 0) {
            midsNanos[found] = midNanos;
        } else {
            insert(-found - 1, openTimeMs, midNanos);
        }
    }

    /** As {@link #put}, but a minute that has a mid keeps it. */
    void putIfAbsent(long openTimeMs, long midNanos) {
        int found = find(openTimeMs);
        if (found < 0) {
            insert(-found - 1, openTimeMs, midNanos);
        }
    }

    private int find(long openTimeMs) {
        return Arrays.binarySearch(openTimesMs, 0, size, openTimeMs);
    }

    private void insert(int at, long openTimeMs, long midNanos) {
        if (size < POINTS) {
            shift(at, at + 1, size - at);
            size++;
            set(at, openTimeMs, midNanos);
        } else if (at > 0) {
            shift(1, 0, at - 1);
            set(at - 1, openTimeMs, midNanos);
        }
    }

    private void shift(int from, int to, int count) {
        System.arraycopy(openTimesMs, from, openTimesMs, to, count);
        System.arraycopy(midsNanos, from, midsNanos, to, count);
    }

    private void set(int at, long openTimeMs, long midNanos) {
        openTimesMs[at] = openTimeMs;
        midsNanos[at] = midNanos;
    }
}
