package io.tickring.persistence.redis;

import io.tickring.persistence.read.FileStarts;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** Where the bars begin that are kept. One thread. */
final class BarHorizon {
    private static final long HOUR_NS = TimeUnit.HOURS.toNanos(1);

    private final Path journal;
    private final long keptNs;
    private long foundNs;
    private String oldestId;

    /** @param keptDays {@code redis.barDays} */
    BarHorizon(Path journal, long keptDays) {
        this.journal = journal;
        keptNs = TimeUnit.DAYS.toNanos(keptDays);
    }

    /** @return a sequence from which on the journal has all that is kept, and a day more at most */
    long firstSequence(long nowNs) {
        return FileStarts.firstSince(journal, nowNs - keptNs);
    }

    /** @return entries of the bars' streams below this may be dropped; looked for once an hour */
    String oldestId(long nowNs) {
        if (oldestId == null || nowNs - foundNs >= HOUR_NS) {
            foundNs = nowNs;
            oldestId = firstSequence(nowNs) + "-0";
        }
        return oldestId;
    }
}
