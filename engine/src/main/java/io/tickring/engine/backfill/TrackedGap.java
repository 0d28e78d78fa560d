package io.tickring.engine.backfill;

import io.tickring.engine.tick.GapReason;
import io.tickring.engine.tick.TickEvent;
import io.tickring.engine.time.TimeRange;
import io.tickring.engine.time.TimeRanges;
import java.util.SortedSet;

/** A gap and which of the minutes that it touches the venue was not asked for yet. */
final class TrackedGap {
    private final long fromMs;
    private final long toMs;
    private final GapReason reason;
    private final TimeRanges unasked;
    private int bars;
    private boolean failed;

    TrackedGap(TickEvent gap) {
        fromMs = gap.gapFromMs;
        toMs = gap.gapToMs;
        reason = gap.gapReason;
        unasked = TimeRanges.of(VenueResolution.MINUTE.floor(fromMs), VenueResolution.MINUTE.ceil(toMs));
    }

    TimeRanges unasked() {
        return unasked;
    }

    boolean isOpen() {
        return !unasked.isEmpty();
    }

    /** @param openTimesMs of the bars that the venue gave in this span */
    void onSpan(VenueSpan span, SortedSet<Long> openTimesMs) {
        for (TimeRange range : unasked.within(span.fromMs(), span.toMs()).list()) {
            bars += openTimesMs.subSet(range.fromMs(), range.toMs()).size();
            failed |= span.kind() == VenueSpan.Kind.FAILED;
        }
        unasked.remove(span.fromMs(), span.toMs());
    }

    Gap.State state() {
        if (isOpen()) {
            return Gap.State.OPEN;
        }
        return bars > 0 ? Gap.State.FILLED : Gap.State.EXPLAINED;
    }

    Gap seen(int market) {
        Gap.State state = state();
        String why = failed ? Gap.VENUE_ERROR : Gap.NO_BARS;
        return new Gap(market, fromMs, toMs, reason, state, bars, state == Gap.State.EXPLAINED ? why : "");
    }
}
