package io.tickring.persistence.explain;

import io.tickring.engine.bars.Bar;
import io.tickring.engine.bars.Provenance;
import io.tickring.engine.explain.BarExplanation;
import io.tickring.engine.explain.BarRevision;
import io.tickring.engine.explain.RejectedTick;
import io.tickring.engine.explain.Rule;
import io.tickring.engine.history.Tick;
import io.tickring.engine.journal.SessionMarker;
import io.tickring.engine.market.Market;
import io.tickring.engine.tick.Marks;
import io.tickring.engine.tick.TickEvent;
import io.tickring.persistence.format.BatchReader;
import io.tickring.persistence.format.RecordCode;
import io.tickring.persistence.history.journaled.RejectTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Collects the ticks of one minute: those in the bar that is served, those beside it, and those rejected. */
final class TicksFound {
    private final int market;
    private final long openTimeMs;
    private final int limit;
    private final Map<Integer, SessionMarker> sessions;
    private final Optional<BarRevision> served;
    private final TickSources sources;
    private final TickEvent event = new TickEvent();
    private final List<Tick> ticks = new ArrayList<>();
    private final List<Tick> aside = new ArrayList<>();
    private final List<RejectedTick> rejected = new ArrayList<>();
    private Market definition;
    private Bar forming;
    private long tickCount;
    private long asideCount;
    private long rejectedCount;

    /**
     * @param market  as it is defined now; as it was then where the records tell
     * @param served  empty where no bar was issued yet
     * @param sources says which ticks are in it
     */
    TicksFound(Market market, long openTimeMs, int limit, Map<Integer, SessionMarker> sessions,
            Optional<BarRevision> served, TickSources sources) {
        this.market = market.number();
        definition = market;
        this.openTimeMs = openTimeMs;
        this.limit = limit;
        this.sessions = sessions;
        this.served = served;
        this.sources = sources;
    }

    void take(int epoch, BatchReader batch) {
        for (int code = batch.next(); code >= 0; code = batch.next()) {
            switch (code) {
                case RecordCode.MARKET -> define(batch.readMarket());
                case RecordCode.TICK -> {
                    batch.readTick(event);
                    if (isWanted(event.exchangeTimeMs)) {
                        accepted(epoch, batch.sequence());
                    }
                }
                case RecordCode.REJECT -> {
                    batch.readReject(event);
                    if (isWanted(RejectTime.of(event))) {
                        rejected(epoch, batch.sequence(), event);
                    }
                }
                case RecordCode.CLOCK -> batch.readClock(event);
                case RecordCode.GAP -> batch.readGap(event);
                default -> { }
            }
        }
    }

    /** Takes an archived tick. */
    void archived(int epoch, Tick tick) {
        event.clearTick();
        event.market = tick.market();
        event.exchangeTimeMs = tick.exchangeTimeMs();
        event.receiveTimeNs = tick.receiveTimeNs();
        event.bidNanos = tick.bidNanos();
        event.askNanos = tick.askNanos();
        event.bidSizeMicros = tick.bidSizeMicros();
        event.askSizeMicros = tick.askSizeMicros();
        event.marks = tick.marks();
        event.polled = (tick.marks() & Marks.POLLED) != 0;
        accepted(epoch, tick.sequence());
    }

    /** Takes an archived tick that was rejected. */
    void archivedReject(int epoch, long sequence, TickEvent reject) {
        if (RejectTime.of(reject) >= openTimeMs && RejectTime.of(reject) < openTimeMs + Bar.MINUTE_MS) {
            rejected(epoch, sequence, reject);
        }
    }

    private void define(Market defined) {
        definition = defined.number() == market ? defined : definition;
    }

    private boolean isWanted(long timeMs) {
        return event.market == market && timeMs >= openTimeMs && timeMs < openTimeMs + Bar.MINUTE_MS;
    }

    private void accepted(int epoch, long sequence) {
        if (sources.include(epoch, sequence, event)) {
            tickCount++;
            keep(ticks, tick(sequence, event));
            fold();
        } else {
            asideCount++;
            keep(aside, tick(sequence, event));
        }
    }

    private void fold() {
        if (forming == null) {
            forming = new Bar();
            forming.open(event, Provenance.LIVE);
        } else {
            forming.extend(event);
        }
    }

    private void rejected(int epoch, long sequence, TickEvent reject) {
        rejectedCount++;
        SessionMarker session = sessions.get(epoch);
        Map<String, String> settings = session == null ? Map.of() : session.settings();
        keep(rejected, new RejectedTick(tick(sequence, reject), reject.rejectReason,
                Rule.of(reject.rejectReason, settings, definition)));
    }

    private <T> void keep(List<T> list, T one) {
        if (list.size() < limit) {
            list.add(one);
        }
    }

    private Tick tick(long sequence, TickEvent of) {
        return new Tick(sequence, market, of.exchangeTimeMs, of.receiveTimeNs, of.bidNanos, of.askNanos,
                of.bidSizeMicros, of.askSizeMicros, of.marks);
    }

    Optional<BarExplanation> explanation(List<BarRevision> revisions) {
        Optional<Bar> bar = served.map(BarRevision::bar).or(() -> Optional.ofNullable(forming));
        if (bar.isEmpty() && asideCount + rejectedCount == 0) {
            return Optional.empty();
        }
        return Optional.of(new BarExplanation(bar, served.isPresent(), tickCount, ticks, asideCount, aside,
                rejectedCount, rejected, revisions));
    }
}
