package io.tickring.engine.backfill;

import io.tickring.engine.journal.JournalListener;
import io.tickring.engine.journal.SessionMarker;
import io.tickring.engine.tick.EventKind;
import io.tickring.engine.tick.TickEvent;
import io.tickring.engine.time.TimeRanges;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;

/**
 * What the journal says of gaps and of the venue's bars: which gaps are filled, which times were asked for. Made of the
 * journal's records alone, or of their copies in the archive, so a restart knows what the run before it knew.
 *
 * <p>One thread delivers the records, from the journal's beginning; all else is for any thread.
 */
public final class VenueLedger implements JournalListener {
    private final Map<Integer, Entry> entries = new HashMap<>();
    private final Map<Gap.State, Long> totals = new EnumMap<>(Gap.State.class);
    private boolean complete;

    /** What is known of one market. */
    private static final class Entry {
        final Map<VenueResolution, VenueTrack> tracks = new EnumMap<>(VenueResolution.class);
        final List<TrackedGap> gaps = new ArrayList<>();
        final List<TrackedGap> open = new ArrayList<>();

        VenueTrack track(VenueResolution resolution) {
            return tracks.computeIfAbsent(resolution, length -> new VenueTrack());
        }
    }

    private Entry entry(int market) {
        return entries.computeIfAbsent(market, number -> new Entry());
    }

    @Override
    public synchronized void onSession(long sequence, SessionMarker session) {
        entries.values().forEach(entry -> entry.tracks.values().forEach(VenueTrack::forgetBars));
    }

    @Override
    public synchronized void onEvent(long sequence, TickEvent event) {
        if (event.kind == EventKind.GAP && event.gapFromMs < event.gapToMs) {
            TrackedGap gap = new TrackedGap(event);
            Entry entry = entry(event.market);
            entry.gaps.add(gap);
            entry.open.add(gap);
            totals.merge(Gap.State.OPEN, 1L, Long::sum);
        }
    }

    @Override
    public synchronized void onVenueBar(long sequence, VenueBar bar) {
        entry(bar.market()).track(bar.resolution()).onBar(bar);
    }

    @Override
    public synchronized void onVenueSpan(long sequence, VenueSpan span) {
        VenueTrack track = entry(span.market()).track(span.resolution());
        if (track.holds(span)) {
            take(span, track.openTimesMs());
        }
        track.forgetBars();
    }

    /**
     * Takes a span whose bars are known to be kept, though the journal does not tell of them any more.
     *
     * @param openTimesMs of the bars in minutes that a gap touches, at least; epoch ms
     */
    public synchronized void onKept(VenueSpan span, SortedSet<Long> openTimesMs) {
        take(span, openTimesMs);
    }

    private void take(VenueSpan span, SortedSet<Long> openTimesMs) {
        Entry entry = entry(span.market());
        entry.track(span.resolution()).onSpan(span);
        if (span.resolution() == VenueResolution.MINUTE && span.kind() != VenueSpan.Kind.WANTED) {
            entry.open.forEach(gap -> gap.onSpan(span, openTimesMs));
            settle(entry);
        }
    }

    private void settle(Entry entry) {
        entry.open.removeIf(gap -> {
            if (!gap.isOpen()) {
                totals.merge(Gap.State.OPEN, -1L, Long::sum);
                totals.merge(gap.state(), 1L, Long::sum);
            }
            return !gap.isOpen();
        });
    }

    /** Says that everything journaled before this start was delivered. */
    public synchronized void complete() {
        complete = true;
    }

    /** @return whether what is missing is known: before, the journal of earlier runs is still being read */
    public synchronized boolean isComplete() {
        return complete;
    }

    /** @return minutes that gaps of this market touch and that the venue was not asked for; the caller's own */
    public synchronized TimeRanges gapMinutes(int market) {
        TimeRanges minutes = new TimeRanges();
        entry(market).open.forEach(gap -> minutes.add(gap.unasked()));
        return minutes;
    }

    /** @return times of which bars are wanted, asked for or not; the caller's own */
    public synchronized TimeRanges wanted(int market, VenueResolution resolution) {
        return entry(market).track(resolution).wanted().copy();
    }

    /** @return times that the venue was asked for; the caller's own */
    public synchronized TimeRanges asked(int market, VenueResolution resolution) {
        return entry(market).track(resolution).asked().copy();
    }

    /** @return gaps of this market, in the order in which they ended */
    public synchronized List<Gap> gaps(int market) {
        return entry(market).gaps.stream().map(gap -> gap.seen(market)).toList();
    }

    /** @return gaps of all markets in this state */
    public synchronized long total(Gap.State state) {
        return totals.getOrDefault(state, 0L);
    }
}
