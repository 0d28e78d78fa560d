package io.tickring.persistence.explain;

import io.tickring.engine.backfill.VenueBar;
import io.tickring.engine.backfill.VenueResolution;
import io.tickring.engine.bars.Bar;
import io.tickring.engine.bars.Provenance;
import io.tickring.engine.explain.BarCause;
import io.tickring.engine.explain.BarRevision;
import io.tickring.engine.journal.SessionMarker;
import io.tickring.engine.tick.TickEvent;
import io.tickring.persistence.format.BatchReader;
import io.tickring.persistence.format.RecordCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** Collects the bars of one minute and what closed or amended each: the event that stands before it. */
final class RevisionsFound {
    private final int market;
    private final long openTimeMs;
    private final Map<Integer, SessionMarker> sessions;
    private final List<BarRevision> found = new ArrayList<>();
    private final SortedSet<Integer> imports = new TreeSet<>();
    private final TickEvent event = new TickEvent();
    private final Bar bar = new Bar();
    private BarCause last = BarCause.without(BarCause.Kind.UNKNOWN);
    private long nextSequence;

    RevisionsFound(int market, long openTimeMs, Map<Integer, SessionMarker> sessions) {
        this.market = market;
        this.openTimeMs = openTimeMs;
        this.sessions = sessions;
    }

    void take(int epoch, BatchReader batch) {
        if (batch.firstSequence() != nextSequence) {
            last = BarCause.without(BarCause.Kind.UNKNOWN);
        }
        nextSequence = batch.firstSequence() + batch.count();
        for (int code = batch.next(); code >= 0; code = batch.next()) {
            take(code, epoch, batch);
        }
    }

    private void take(int code, int epoch, BatchReader batch) {
        switch (code) {
            case RecordCode.SESSION -> last = BarCause.without(sessions.containsKey(epoch)
                    && sessions.get(epoch).rebuilt() ? BarCause.Kind.REBUILD : BarCause.Kind.START);
            case RecordCode.TICK -> {
                batch.readTick(event);
                imported(epoch);
                cause(BarCause.Kind.TICK, batch.sequence());
            }
            case RecordCode.REJECT -> {
                batch.readReject(event);
                cause(BarCause.Kind.TICK, batch.sequence());
            }
            case RecordCode.CLOCK -> {
                batch.readClock(event);
                clock(batch.sequence());
            }
            case RecordCode.GAP -> batch.readGap(event);
            case RecordCode.BAR -> {
                batch.readBar(bar);
                add(batch.sequence(), epoch, bar, last);
            }
            case RecordCode.VENUE_BAR -> venueBar(batch.sequence(), epoch, batch.readVenueBar());
            default -> { }
        }
    }

    private void imported(int epoch) {
        boolean wanted = event.market == market
                && event.exchangeTimeMs >= openTimeMs && event.exchangeTimeMs < openTimeMs + Bar.MINUTE_MS;
        if (wanted) {
            tickOf(epoch);
        }
    }

    private void clock(long sequence) {
        switch (event.kind) {
            case HEARTBEAT -> cause(BarCause.Kind.HEARTBEAT, sequence);
            case END_OF_INPUT -> cause(BarCause.Kind.END_OF_INPUT, sequence);
            default -> { }
        }
    }

    private void cause(BarCause.Kind kind, long sequence) {
        last = new BarCause(kind, sequence, event.receiveTimeNs, event.marketTimeMs);
    }

    private void venueBar(long sequence, int epoch, VenueBar venueBar) {
        if (venueBar.resolution() == VenueResolution.MINUTE) {
            add(sequence, epoch, venueBar.toBar(), BarCause.without(BarCause.Kind.VENUE));
        }
    }

    private void add(long sequence, int epoch, Bar read, BarCause cause) {
        if (read.market == market && read.openTimeMs == openTimeMs) {
            Bar copy = new Bar();
            copy.copyFrom(read);
            SessionMarker session = sessions.get(epoch);
            found.add(new BarRevision(sequence, epoch, session == null ? "" : session.source(), copy, cause));
        }
    }

    /** Takes note of the session of a tick of the minute. */
    void tickOf(int epoch) {
        if (sessions.containsKey(epoch) && !sessions.get(epoch).live()) {
            imports.add(epoch);
        }
    }

    /** Takes an archived bar: what closed it is not kept. */
    void archived(int epoch, long sequence, Bar read) {
        add(sequence, epoch, read, BarCause.without(read.provenance == Provenance.BACKFILL ? BarCause.Kind.VENUE
                : BarCause.Kind.UNKNOWN));
    }

    /** @return epochs of the imports that have ticks of the minute */
    SortedSet<Integer> imports() {
        return imports;
    }

    List<BarRevision> found() {
        return found;
    }
}
