package io.tickring.persistence.rebuild;

import io.tickring.engine.bars.Bar;
import io.tickring.engine.bars.Provenance;
import io.tickring.engine.journal.SessionMarker;
import io.tickring.engine.tick.TickEvent;
import io.tickring.persistence.format.BatchReader;
import io.tickring.persistence.format.RecordCode;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The bars of some time as the ticks make them, beside those that are stored. Live ticks of all sessions make one bar;
 * an import is a session of its own, and of several that have a minute the last one is served.
 */
final class DayFold {
    private final long fromMs;
    private final long toMs;
    private final Map<Integer, SessionMarker> sessions;
    private final Map<Key, Minute> minutes = new LinkedHashMap<>();
    private final TickEvent event = new TickEvent();
    private final Bar bar = new Bar();
    private long ticks;

    DayFold(long fromMs, long toMs, Map<Integer, SessionMarker> sessions) {
        this.fromMs = fromMs;
        this.toMs = toMs;
        this.sessions = sessions;
    }

    void take(int epoch, BatchReader batch) {
        SessionMarker session = sessions.get(epoch);
        for (int code = batch.next(); code >= 0; code = batch.next()) {
            switch (code) {
                case RecordCode.TICK -> {
                    batch.readTick(event);
                    if (session != null && !event.polled && wants(event.exchangeTimeMs)) {
                        fold(session);
                    }
                }
                case RecordCode.BAR -> {
                    batch.readBar(bar);
                    if (wants(bar.openTimeMs)) {
                        minuteOf(bar.market, bar.openTimeMs, bar.provenance).stored(bar);
                    }
                }
                case RecordCode.REJECT -> batch.readReject(event);
                case RecordCode.CLOCK -> batch.readClock(event);
                case RecordCode.GAP -> batch.readGap(event);
                default -> { }
            }
        }
    }

    private boolean wants(long timeMs) {
        return timeMs >= fromMs && timeMs < toMs;
    }

    private void fold(SessionMarker session) {
        ticks++;
        Provenance provenance = session.live() ? Provenance.LIVE : Provenance.IMPORT;
        long openTimeMs = Math.floorDiv(event.exchangeTimeMs, Bar.MINUTE_MS) * Bar.MINUTE_MS;
        minuteOf(event.market, openTimeMs, provenance).fold(event, provenance, session.live() ? 0 : session.epoch());
    }

    private Minute minuteOf(int market, long openTimeMs, Provenance provenance) {
        return minutes.computeIfAbsent(new Key(market, openTimeMs, provenance), key -> new Minute());
    }

    /** @return accepted ticks of this time */
    long ticks() {
        return ticks;
    }

    Collection<Minute> minutes() {
        return minutes.values();
    }

    private record Key(int market, long openTimeMs, Provenance provenance) {
    }

    /** One minute of one market: as the ticks make it, and as it is stored. */
    static final class Minute {
        private Bar folded;
        private Bar stored;
        private int importEpoch;

        void fold(TickEvent tick, Provenance provenance, int epoch) {
            if (folded == null || epoch != importEpoch) {
                folded = new Bar();
                folded.open(tick, provenance);
                importEpoch = epoch;
            } else {
                folded.extend(tick);
            }
        }

        void stored(Bar bar) {
            if (stored == null) {
                stored = new Bar();
            }
            stored.copyFrom(bar);
        }

        /** @return whether ticks were found for it */
        boolean hasTicks() {
            return folded != null;
        }

        /** @return whether the stored bar stands for ticks that were not found */
        boolean knowsMore() {
            return stored != null && stored.ticks > folded.ticks;
        }

        /** @return whether another bar is stored than the ticks make, or none */
        boolean differs() {
            return stored == null || !stored.sameContent(folded);
        }

        /** @return the bar as the ticks make it, in the revision behind the stored one */
        Bar rebuilt() {
            folded.revision = stored == null ? 0 : stored.revision + 1;
            return folded;
        }
    }
}
