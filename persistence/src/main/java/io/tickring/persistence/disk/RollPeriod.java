package io.tickring.persistence.disk;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import net.openhft.chronicle.queue.RollCycle;
import net.openhft.chronicle.queue.RollCycles;
import net.openhft.chronicle.queue.rollcycles.TestRollCycles;

/** How long the journal stays in one file. Files begin at whole periods in UTC. */
public enum RollPeriod {
    DAILY(RollCycles.FAST_DAILY),
    HOURLY(RollCycles.FAST_HOURLY),
    /** So short only for tests. */
    SECONDLY(TestRollCycles.TEST_SECONDLY);

    private final RollCycle cycle;
    private final DateTimeFormatter name;

    RollPeriod(RollCycle cycle) {
        this.cycle = cycle;
        name = DateTimeFormatter.ofPattern(cycle.format()).withZone(ZoneOffset.UTC);
    }

    RollCycle cycle() {
        return cycle;
    }

    /** @return the start of the period of this moment, epoch ms */
    long startMs(long timeMs) {
        return timeMs - Math.floorMod(timeMs, (long) cycle.lengthInMillis());
    }

    /** @return the start of the period after the one of this moment, epoch ms */
    long nextStartMs(long timeMs) {
        return startMs(timeMs) + cycle.lengthInMillis();
    }

    /** @return the name of the file of this moment, without its suffix */
    String fileName(long timeMs) {
        return name.format(Instant.ofEpochMilli(timeMs));
    }
}
