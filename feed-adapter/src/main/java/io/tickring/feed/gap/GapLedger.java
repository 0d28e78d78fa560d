package io.tickring.feed.gap;

import io.tickring.engine.tick.GapReason;
import io.tickring.engine.tick.TickEvent;
import io.tickring.engine.time.TimeRange;
import io.tickring.feed.ring.RingWriter;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * The gaps that have not ended, and the events of all. A gap is told when it begins, with both bounds there, so that
 * one that a kill leaves open is known to the next start; and when it ends, one event for each part of it in which the
 * market was open. {@code feed-io} only, but for {@link #openFromMs}.
 */
public final class GapLedger {
    private final Map<Integer, Outage> open = new HashMap<>();
    private final Set<Integer> untold = new HashSet<>();
    private final AtomicLongArray openFromMs;
    private final long[] coveredToMs;
    private final RingWriter writer;
    private final MarketHours hours;
    private final VenueTime venue;
    private final boolean venueTimeKnown;

    /** @param venueTimeKnown false where the venue's time is in its records alone: then a gap has no bounds to tell */
    public GapLedger(RingWriter writer, MarketHours hours, VenueTime venue, boolean venueTimeKnown, int maxMarkets) {
        this.writer = writer;
        this.hours = hours;
        this.venue = venue;
        this.venueTimeKnown = venueTimeKnown;
        openFromMs = new AtomicLongArray(maxMarkets);
        coveredToMs = new long[maxMarkets];
        for (int market = 0; market < maxMarkets; market++) {
            openFromMs.set(market, TickEvent.ABSENT);
        }
    }

    /**
     * One that follows another before its end only makes it longer.
     *
     * @param fromMs the venue's time from which on there was no data, epoch ms
     */
    public void begin(int market, long fromMs, GapReason reason) {
        if (venueTimeKnown && open.putIfAbsent(market, new Outage(fromMs, reason)) == null) {
            untold.add(market);
            openFromMs.set(market, fromMs);
        }
    }

    /**
     * Goes on with a gap of an earlier run. That one may have told of it, even while the market was closed: so it is
     * told at once, and taken back where it ends outside of the market's hours.
     *
     * @param fromMs as in {@link #begin}
     * @param nowNs  our time, not below that of any event before
     */
    public void resume(int market, long fromMs, GapReason reason, long nowNs) {
        begin(market, fromMs, reason);
        if (untold.remove(market)) {
            tell(market, nowNs);
        }
    }

    /**
     * Ends the market's gap, where it has one.
     *
     * @param toMs  the venue's time of its first data, epoch ms
     * @param nowNs our time, not below that of any event before
     */
    public void end(int market, long toMs, long nowNs) {
        Outage outage = open.remove(market);
        if (outage == null) {
            return;
        }
        boolean told = !untold.remove(market);
        openFromMs.set(market, TickEvent.ABSENT);
        boolean written = record(market, outage.fromMs(), toMs, outage.reason(), nowNs);
        if (told && !written) {
            writeWithdrawn(market, outage, nowNs);
        }
    }

    /** Takes back the market's gap: it was none. */
    public void withdraw(int market, long nowNs) {
        Outage outage = open.remove(market);
        openFromMs.set(market, TickEvent.ABSENT);
        if (outage != null && !untold.remove(market)) {
            writeWithdrawn(market, outage, nowNs);
        }
    }

    private void writeWithdrawn(int market, Outage outage, long nowNs) {
        long endMs = outage.fromMs() + 1;
        writer.gap(market, endMs, endMs, outage.reason(), nowNs);
    }

    /**
     * Publishes a gap that is over already.
     *
     * @return whether the market was open in some part of it
     */
    public boolean record(int market, long fromMs, long toMs, GapReason reason, long nowNs) {
        if (!venueTimeKnown) {
            return false;
        }
        coveredToMs[market] = Math.max(coveredToMs[market], toMs);
        List<TimeRange> parts = hours.open(market, fromMs, toMs);
        parts.forEach(part -> writer.gap(market, part.fromMs(), part.toMs(), reason, nowNs));
        return !parts.isEmpty();
    }

    /** Tells of the gaps that have begun, once the market was open in them. Many times a second. */
    public void onTick(long nowNs) {
        if (!untold.isEmpty()) {
            long nowMs = venue.ms(nowNs);
            untold.removeIf(market -> tellIfOpen(market, nowMs, nowNs));
        }
    }

    /** The daemon stops: tells of every gap that has begun, for the next start goes on from there. */
    public void close(long nowNs) {
        untold.forEach(market -> tell(market, nowNs));
        untold.clear();
    }

    /** @return where the market's open gap begins, epoch ms, or {@code ABSENT}; for any thread */
    public long openFromMs(int market) {
        return openFromMs.get(market);
    }

    /** @return whether a gap covers this time of the market, or one that begins before it is open */
    boolean covers(int market, long timeMs) {
        return isOpen(market) || timeMs < coveredToMs[market];
    }

    /** @return where the last of the market's gaps that are over ended, epoch ms; 0 for none */
    long coveredToMs(int market) {
        return coveredToMs[market];
    }

    boolean isOpen(int market) {
        return open.containsKey(market);
    }

    private boolean tellIfOpen(int market, long nowMs, long nowNs) {
        boolean due = !hours.open(market, open.get(market).fromMs(), nowMs).isEmpty();
        if (due) {
            tell(market, nowNs);
        }
        return due;
    }

    private void tell(int market, long nowNs) {
        Outage outage = open.get(market);
        writer.gap(market, outage.fromMs(), outage.fromMs(), outage.reason(), nowNs);
    }

    private record Outage(long fromMs, GapReason reason) {
    }
}
