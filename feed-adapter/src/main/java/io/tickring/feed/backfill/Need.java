package io.tickring.feed.backfill;

import io.tickring.engine.backfill.VenueResolution;
import io.tickring.engine.time.TimeRange;
import io.tickring.engine.time.TimeRanges;
import java.util.ArrayDeque;
import java.util.Deque;

/** What the backfill knows of one market that the journal does not say. One thread, but for what is synchronized. */
final class Need {
    private static final long NEVER = -1;

    private final int market;
    private final TimeRanges asked = new TimeRanges();
    private final Deque<Handed> handed = new ArrayDeque<>();
    private long servedAt;
    private long notBeforeNs;
    private boolean waits;
    private int failures;
    private long answersAtFailure = NEVER;

    /** Bars that are on their way into the journal. */
    private record Handed(VenueResolution resolution, TimeRange range, long untilNs) {
    }

    Need(int market) {
        this.market = market;
    }

    /** @return number in the market table */
    int market() {
        return market;
    }

    /** @return how many requests had been made when this market was served last */
    long servedAt() {
        return servedAt;
    }

    /** Somebody wants these minutes, though they are no gap. */
    synchronized void ask(long fromMs, long toMs) {
        asked.add(fromMs, toMs);
    }

    synchronized TimeRanges asked() {
        return asked.copy();
    }

    /** Takes out what is on its way into the journal, unless it should have arrived long ago. */
    void withoutHanded(TimeRanges wanted, VenueResolution resolution, long nowNs) {
        while (!handed.isEmpty() && handed.peek().untilNs() - nowNs < 0) {
            handed.remove();
        }
        handed.stream().filter(part -> part.resolution() == resolution)
                .forEach(part -> wanted.remove(part.range().fromMs(), part.range().toMs()));
    }

    void onHanded(BarWindow window, long untilNs) {
        for (TimeRange range : window.wanted().list()) {
            handed.add(new Handed(window.resolution(), range, untilNs));
        }
        if (window.resolution() == VenueResolution.MINUTE) {
            synchronized (this) {
                asked.remove(window.wanted());
            }
        }
        failures = 0;
        answersAtFailure = NEVER;
    }

    void onServed(long requests) {
        servedAt = requests;
    }

    boolean waits(long nowNs) {
        waits &= notBeforeNs - nowNs > 0;
        return waits;
    }

    /**
     * Notes a failure. It counts where the venue said no, or answered others since the failure before: an outage of the
     * venue is no reason to give up a market's bars.
     *
     * @param answers the venue has given to anybody
     * @param untilNs the market waits until then
     * @return failures that counted since the last answer
     */
    int onFailure(boolean refused, long answers, long untilNs) {
        boolean othersServed = answersAtFailure >= 0 && answers > answersAtFailure;
        failures += refused || othersServed ? 1 : 0;
        answersAtFailure = answers;
        waits = true;
        notBeforeNs = untilNs;
        return failures;
    }
}
