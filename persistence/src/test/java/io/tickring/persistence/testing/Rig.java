package io.tickring.persistence.testing;

import io.tickring.engine.Engine;
import io.tickring.engine.EngineSettings;
import io.tickring.engine.backfill.VenueBar;
import io.tickring.engine.backfill.VenueSpan;
import io.tickring.engine.market.Market;
import io.tickring.engine.tick.EventKind;
import io.tickring.engine.tick.TickEvent;
import io.tickring.persistence.disk.RollPeriod;
import io.tickring.persistence.files.WriterLock;
import io.tickring.persistence.recover.JournalRecovery;
import io.tickring.persistence.recover.Recovered;
import io.tickring.persistence.write.JournalSettings;
import io.tickring.persistence.write.TickJournal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** An engine with its journal and a clock that is moved by hand; keeps what went in. */
public final class Rig implements AutoCloseable {
    public static final long START_MS = 1_700_000_040_000L;
    public static final long NS_PER_MS = 1_000_000;
    public static final int MARKETS = 3;

    public final Engine engine;
    public final TickEvent event = new TickEvent();
    public final List<String> written = new ArrayList<>();
    public final WriterLock lock;
    public final Recovered recovered;
    public final TickJournal journal;
    public volatile long nowNs;

    public Rig(Path dir) {
        this(settings(dir));
    }

    public Rig(JournalSettings settings) {
        this(settings, START_MS * NS_PER_MS);
    }

    public Rig(JournalSettings settings, long nowNs) {
        this(settings, nowNs, EngineSettings.defaults());
    }

    public Rig(JournalSettings settings, long nowNs, EngineSettings engineSettings) {
        this.nowNs = nowNs;
        engine = new Engine(engineSettings);
        lock = WriterLock.acquire(settings.dir());
        recovered = JournalRecovery.live(lock, settings.dir(), engine);
        for (int market = 1; market <= MARKETS; market++) {
            engine.markets().define(Market.bare(0, "M" + market));
        }
        journal = TickJournal.open(lock, settings, engine,
                recovered.live(nowNs, "test", engine.settings().asMap()), () -> this.nowNs);
    }

    public static JournalSettings settings(Path dir) {
        return new JournalSettings(dir, 10, 64, 1 << 20, RollPeriod.DAILY);
    }

    /** Sends a tick through engine and journal. */
    public void tick(int market, long timeMs, long bidNanos, long askNanos, boolean endOfBatch) {
        nowNs = Math.max(nowNs, timeMs * NS_PER_MS);
        event.clearTick();
        event.receiveTimeNs = nowNs;
        event.market = market;
        event.exchangeTimeMs = timeMs;
        event.bidNanos = bidNanos;
        event.askNanos = askNanos;
        apply(endOfBatch);
        written.add(Lines.of(event));
    }

    /** Sends bars of the venue, and the span that speaks of them. */
    public void venue(List<VenueBar> bars, VenueSpan span) {
        for (VenueBar bar : bars) {
            event.clearControl(EventKind.VENUE_BAR, nowNs);
            event.market = bar.market();
            event.venueBar = bar;
            apply(false);
        }
        event.clearControl(EventKind.VENUE_SPAN, nowNs);
        event.market = span.market();
        event.venueSpan = span;
        apply(true);
    }

    public void control(EventKind kind) {
        event.clearControl(kind, nowNs);
        apply(true);
    }

    public void apply(boolean endOfBatch) {
        engine.apply(event);
        journal.onEvent(event, endOfBatch);
    }

    /** @return the engine's whole state, for comparison */
    public byte[] state() {
        event.clearControl(EventKind.CHECKPOINT, nowNs);
        engine.apply(event);
        return States.bytes(engine.savedState());
    }

    @Override
    public void close() {
        journal.close();
        lock.close();
    }
}
