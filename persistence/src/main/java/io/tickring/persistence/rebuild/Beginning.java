package io.tickring.persistence.rebuild;

import io.tickring.engine.bars.Bar;
import io.tickring.engine.bars.MinuteBars;
import io.tickring.engine.tick.TickEvent;
import io.tickring.persistence.files.Pruned;
import io.tickring.persistence.format.BatchReader;
import io.tickring.persistence.format.RecordCode;
import io.tickring.persistence.read.BatchCursor;
import io.tickring.persistence.read.DirectoryCursor;
import java.nio.file.Path;

/** From when on a journal has all live ticks: its first directories and files may have been
 * removed. */
final class Beginning {
    private Beginning() {
    }

    /**
     * @return epoch ms of the venue's time: a minute that opens then or later has all its ticks here, but for those
     *         that found no room; {@link Long#MIN_VALUE} where nothing was removed
     */
    static long completeFromMs(Path journal) {
        try (BatchCursor cursor = BatchCursor.over(journal, 0)) {
            boolean first = true;
            while (cursor.next()) {
                if (first && isWhole(cursor.directory())) {
                    return Long.MIN_VALUE;
                }
                first = false;
                long timeMs = marketTimeMs(cursor.batch());
                if (timeMs != TickEvent.ABSENT) {
                    return timeMs + MinuteBars.MINUTES_HELD * Bar.MINUTE_MS;
                }
            }
            return Long.MIN_VALUE;
        }
    }

    private static boolean isWhole(DirectoryCursor first) {
        return first.session().filter(start -> start.previousSequence() > 0).isEmpty()
                && Pruned.of(first.directory()).isEmpty();
    }

    private static long marketTimeMs(BatchReader batch) {
        TickEvent event = new TickEvent();
        for (int code = batch.next(); code >= 0; code = batch.next()) {
            if (code == RecordCode.TICK) {
                batch.readTick(event);
                return event.marketTimeMs;
            } else if (code == RecordCode.REJECT) {
                batch.readReject(event);
                return event.marketTimeMs;
            }
        }
        return TickEvent.ABSENT;
    }
}
