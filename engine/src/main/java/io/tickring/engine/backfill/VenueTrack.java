package io.tickring.engine.backfill;

import io.tickring.engine.time.TimeRanges;
import java.util.SortedSet;
import java.util.TreeSet;

/** What of one market's venue bars of one length is wanted, and what was asked for. */
final class VenueTrack {
    private final TimeRanges wanted = new TimeRanges();
    private final TimeRanges asked = new TimeRanges();
    private final SortedSet<Long> openTimesMs = new TreeSet<>();

    TimeRanges wanted() {
        return wanted;
    }

    TimeRanges asked() {
        return asked;
    }

    /** @return opening times of the bars that came since the last span */
    SortedSet<Long> openTimesMs() {
        return openTimesMs;
    }

    void onBar(VenueBar bar) {
        openTimesMs.add(bar.openTimeMs());
    }

    /** @return whether the span speaks of bars that are there: a full disk may have taken them */
    boolean holds(VenueSpan span) {
        return openTimesMs.subSet(span.fromMs(), span.toMs()).size() >= span.bars();
    }

    void onSpan(VenueSpan span) {
        TimeRanges ranges = span.kind() == VenueSpan.Kind.WANTED ? wanted : asked;
        ranges.add(span.fromMs(), span.toMs());
    }

    /** Forgets bars that no span speaks of: they will be asked for again. */
    void forgetBars() {
        openTimesMs.clear();
    }
}
