package io.tickring.simulator.synthetic;

import io.tickring.simulator.market.Bar;
import io.tickring.simulator.market.BarFold;
import java.util.Optional;

/**
 * Bars of one market, exactly the folds of its quotes, without making every quote: the first and the last minute give
 * open and close, and of the others only those are made whose possible range passes the extremes found so far.
 * Not thread-safe.
 */
final class SyntheticBars {
    private final LevelPath path;
    private final MinuteTicks ticks;
    private double[] level = new double[0];
    private BarFold day = new BarFold(Long.MIN_VALUE);
    private long dayFoldedTo;

    SyntheticBars(LevelPath path, MinuteTicks ticks) {
        this.path = path;
        this.ticks = ticks;
    }

    /**
     * @param openMs    begin of the bar, on a whole minute
     * @param endMs     its end, exclusive, on a whole minute
     * @param knownToMs the last instant whose quotes count
     */
    Optional<Bar> bar(long openMs, long endMs, long knownToMs) {
        BarFold fold = new BarFold(openMs);
        long from = openMs / 60_000;
        long to = Math.min(endMs / 60_000, Math.floorDiv(knownToMs + 1, 60_000L));
        foldWhole(fold, from, to);
        if (to * 60_000 < endMs) {
            foldPart(fold, to, knownToMs);
        }
        return fold.bar();
    }

    /**
     * @param openMs    begin of the day, on a whole minute
     * @param knownToMs an instant of it, the last whose quotes count
     * @return the day so far, folded on from where it was when it was last asked for
     */
    Optional<Bar> daySoFar(long openMs, long knownToMs) {
        long to = Math.floorDiv(knownToMs + 1, 60_000L);
        if (day.openMs() != openMs || to < dayFoldedTo) {
            day = new BarFold(openMs);
            dayFoldedTo = openMs / 60_000;
        }
        foldWhole(day, dayFoldedTo, to);
        dayFoldedTo = to;
        BarFold soFar = new BarFold(openMs);
        day.bar().ifPresent(soFar::add);
        foldPart(soFar, to, knownToMs);
        return soFar.bar();
    }

    /** The minute that is not over yet: quotes up to the known instant. */
    private void foldPart(BarFold fold, long minute, long knownToMs) {
        if (knownToMs < minute * 60_000 || ticks.countOf(minute) == 0) {
            return;
        }
        ticks.make(minute);
        for (int i = 0; i < ticks.count() && ticks.timeMs(i) <= knownToMs; i++) {
            fold.add(ticks.bid(i), ticks.ask(i));
        }
    }

    private void foldWhole(BarFold fold, long from, long to) {
        long first = from;
        while (first < to && ticks.countOf(first) == 0) {
            first++;
        }
        long last = to - 1;
        while (last > first && ticks.countOf(last) == 0) {
            last--;
        }
        if (first >= to) {
            return;
        }
        fold(fold, first);
        if (last > first) {
            foldBetween(fold, first, last);
            fold(fold, last);
        }
    }

    private void foldBetween(BarFold fold, long first, long last) {
        readLevels(first, last);
        int highest = 0;
        int lowest = 0;
        int inside = (int) (last - first);
        for (int i = 1; i < inside; i++) {
            highest = level[i] > level[highest] ? i : highest;
            lowest = level[i] < level[lowest] ? i : lowest;
        }
        reach(fold, first, highest);
        reach(fold, first, lowest);
        for (int i = 1; i < inside; i++) {
            int count = ticks.countOf(first + i);
            fold.count(count);
            if (count > 0 && mayPass(fold, first + i, level[i], level[i + 1])) {
                reach(fold, first, i);
            }
        }
    }

    private void readLevels(long first, long last) {
        int needed = (int) (last - first) + 1;
        if (level.length < needed) {
            level = new double[needed];
        }
        for (int i = 0; i < needed; i++) {
            level[i] = path.at(first + i);
        }
    }

    /** Whether a quote of this minute could lie beyond the extremes so far, by the bounds that MinuteTicks keeps. */
    private boolean mayPass(BarFold fold, long minute, double from, double to) {
        double reach = MinuteTicks.REACH * from * path.deviation(minute);
        double narrow = ticks.halfSpread(from) * MinuteTicks.NARROWEST;
        double wide = ticks.halfSpread(from) * MinuteTicks.WIDEST;
        double top = Math.max(from, to) + reach;
        double bottom = Math.min(from, to) - reach;
        long highestBid = Math.round(top - narrow);
        return highestBid > fold.bidHigh()
                || Math.max(highestBid + 1, Math.round(top + wide)) > fold.askHigh()
                || Math.round(bottom - wide) < fold.bidLow()
                || Math.round(bottom + narrow) < fold.askLow();
    }

    private void reach(BarFold fold, long first, int i) {
        if (ticks.countOf(first + i) > 0) {
            ticks.make(first + i, level[i], level[i + 1]);
            for (int t = 0; t < ticks.count(); t++) {
                fold.reach(ticks.bid(t), ticks.ask(t));
            }
        }
    }

    private void fold(BarFold fold, long minute) {
        ticks.make(minute);
        for (int i = 0; i < ticks.count(); i++) {
            fold.add(ticks.bid(i), ticks.ask(i));
        }
    }
}
