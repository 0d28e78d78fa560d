package io.tickring.persistence.rebuild;

import io.tickring.engine.Engine;
import io.tickring.engine.bars.Bar;
import io.tickring.engine.bars.MinuteBars;
import io.tickring.engine.bars.Provenance;
import io.tickring.engine.journal.SessionMarker;
import io.tickring.persistence.history.journaled.JournalIndex;
import io.tickring.persistence.history.journaled.TimeExtent;
import io.tickring.persistence.read.JournalReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;

/**
 * Makes the bars of a journal anew from its ticks. A tick that came too late for the minutes then held counts into its
 * bar now. Reads only; what to write is the result. Holds the bars of one UTC day at a time; one thread.
 */
public final class BarRebuild {
    private static final long DAY_MS = 86_400_000;

    private final Map<Integer, SessionMarker> sessions = new HashMap<>();
    private final Map<Integer, Long> heldFromMs = new HashMap<>();
    private final List<Bar> changed = new ArrayList<>();
    private long completeFromMs;
    private long ticks;
    private long bars;
    private long kept;
    private long bytes;

    private BarRebuild() {
    }

    /**
     * @param journal of which nobody writes
     * @param live    in the state in which the journal ends: the minutes it holds are not finished, and stay its own
     *                business
     * @param onBytes told the bytes read so far; every one is read twice
     */
    public static RebuildResult run(Path journal, Engine live, LongConsumer onBytes) {
        BarRebuild rebuild = new BarRebuild();
        JournalReader.sessions(journal).forEach(session -> rebuild.sessions.put(session.epoch(), session));
        for (int market = 1; market < live.markets().size(); market++) {
            rebuild.leaveHeld(market, live.heldBars(market));
        }
        rebuild.completeFromMs = Beginning.completeFromMs(journal);
        try (JournalIndex index = new JournalIndex(journal)) {
            rebuild.run(index, onBytes);
        }
        return new RebuildResult(rebuild.ticks, rebuild.bars, rebuild.kept, rebuild.changed);
    }

    private void leaveHeld(int market, List<Bar> held) {
        if (!held.isEmpty()) {
            long newestMs = held.get(held.size() - 1).openTimeMs;
            heldFromMs.put(market, newestMs - (MinuteBars.MINUTES_HELD - 1) * Bar.MINUTE_MS);
        }
    }

    private void run(JournalIndex index, LongConsumer onBytes) {
        index.refresh(read -> {
            bytes = read;
            onBytes.accept(read);
        });
        TimeExtent all = index.tickTimes();
        for (long day = Math.floorDiv(all.fromMs(), DAY_MS); day <= Math.floorDiv(all.toMs(), DAY_MS); day++) {
            DayFold fold = new DayFold(day * DAY_MS, (day + 1) * DAY_MS, sessions);
            index.visit(day * DAY_MS, (day + 1) * DAY_MS, (epoch, batch) -> {
                fold.take(epoch, batch);
                bytes += batch.bytes();
                onBytes.accept(bytes);
            });
            take(fold);
        }
    }

    private void take(DayFold fold) {
        ticks += fold.ticks();
        for (DayFold.Minute minute : fold.minutes()) {
            if (minute.hasTicks()) {
                take(minute);
            }
        }
    }

    private void take(DayFold.Minute minute) {
        bars++;
        if (minute.knowsMore()) {
            kept++;
        } else if (minute.differs()) {
            Bar bar = minute.rebuilt();
            if (!isLeftAlone(bar)) {
                changed.add(bar);
            }
        }
    }

    /**
     * The newest minutes are not finished. Those before the first record have their bar elsewhere, where the journal's
     * first directories were removed: what is left of their ticks does not make it.
     */
    private boolean isLeftAlone(Bar bar) {
        return bar.provenance == Provenance.LIVE && (bar.openTimeMs < completeFromMs
                || bar.openTimeMs >= heldFromMs.getOrDefault(bar.market, Long.MAX_VALUE));
    }
}
