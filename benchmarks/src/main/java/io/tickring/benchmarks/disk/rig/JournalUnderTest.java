package io.tickring.benchmarks.disk.rig;

import io.tickring.engine.Engine;
import io.tickring.engine.EngineSettings;
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
import java.util.concurrent.TimeUnit;

/** A start of a writer as the daemon makes it, with a clock and a sync that are moved by hand. One thread. */
public final class JournalUnderTest implements AutoCloseable {
    private static final long SYNC_MS = 10;
    private static final int BATCH_RECORDS = 16;
    private static final long AHEAD_BYTES = 1 << 20;

    private final TickEvent event = new TickEvent();
    private final Engine engine = new Engine(EngineSettings.defaults());
    private final WriterLock lock;
    private final Recovered recovered;
    private final RandomEvents events;
    private final TickJournal journal;
    private long nowNs;
    private long ticks;

    public JournalUnderTest(Path directory, RollPeriod roll, long seed) {
        lock = WriterLock.acquire(directory);
        recovered = JournalRecovery.live(lock, directory, engine);
        nowNs = Math.max(recovered.lastReceiveTimeNs(), TimeUnit.MILLISECONDS.toNanos(RandomEvents.START_MS));
        events = new RandomEvents(seed, TimeUnit.NANOSECONDS.toMillis(nowNs) + 1, stepMs(roll));
        for (int market = 1; market <= RandomEvents.MARKETS; market++) {
            engine.markets().define(Market.bare(0, "M" + market));
        }
        JournalSettings settings = new JournalSettings(directory, SYNC_MS, BATCH_RECORDS, AHEAD_BYTES, roll);
        journal = TickJournal.open(lock, settings, engine,
                recovered.live(nowNs, "disk-campaign", engine.settings().asMap()), () -> nowNs);
    }

    /** A file holds a hundred events at least, whatever its time. */
    private static int stepMs(RollPeriod roll) {
        return roll == RollPeriod.SECONDLY ? 20 : 400;
    }

    /** Applies so many events and journals them, the last one too. */
    public void feed(int count) {
        for (int i = 0; i < count; i++) {
            events.next(event);
            nowNs = Math.max(nowNs, event.receiveTimeNs);
            event.receiveTimeNs = nowNs;
            engine.apply(event);
            journal.onEvent(event, i % 3 == 0 || i == count - 1);
            ticks += event.kind == EventKind.TICK ? 1 : 0;
        }
    }

    /** Takes room ahead, as the housekeeping does. */
    public void allocate() {
        journal.allocation().doWork();
    }

    /** Brings everything to the disk. */
    public void sync() {
        nowNs += TimeUnit.MILLISECONDS.toNanos(SYNC_MS);
        journal.sync().doWork();
    }

    public long syncedSequence() {
        return journal.position().syncedSequence();
    }

    /** @return ticks given to the journal, rejected ones too */
    public long ticks() {
        return ticks;
    }

    /** @return ticks that the engine has accepted since the journal began */
    public long accepted() {
        long sum = 0;
        for (int market = 1; market < engine.markets().size(); market++) {
            sum += engine.counters().accepted(market);
        }
        return sum;
    }

    public Recovered recovered() {
        return recovered;
    }

    @Override
    public void close() {
        journal.close();
        lock.close();
    }
}
