package io.tickring.persistence.redis;

import io.tickring.engine.market.MarketTable;
import io.tickring.engine.status.RedisState;
import io.tickring.engine.status.RedisStatus;
import io.tickring.persistence.redis.link.LinkException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** Makes the cache in Redis again from a journal that nobody writes meanwhile. */
public final class RedisRebuild {
    private static final long NAP_NS = TimeUnit.MILLISECONDS.toNanos(1);
    private static final int MOST_FAILURES = 3;

    private RedisRebuild() {
    }

    /**
     * Deletes what is there of the journal's markets and writes it again. Returns when Redis has all of it and has
     * confirmed its position, so that a daemon that starts then goes on from there.
     *
     * @param journal  the journal's directory
     * @param markets  the markets of the journal
     * @param nowNs    our time, epoch ns: what is older than the settings keep is left out
     * @param progress is told how it stands, again and again
     * @return how it stands at the end
     * @throws LinkException where Redis cannot be reached, or refused three times
     */
    public static RedisStatus run(RedisSettings settings, Path journal, MarketTable markets, LongSupplier nowNs,
            Consumer<RedisStatus> progress) {
        RedisWriter writer = RedisWriter.of(settings, JournalSource.stored(journal), markets, nowNs);
        writer.distrust();
        try {
            while (!isDone(writer.status())) {
                if (writer.doWork() == 0) {
                    LockSupport.parkNanos(NAP_NS);
                }
                progress.accept(writer.status());
                requireProgress(writer.status());
            }
            return writer.status();
        } finally {
            writer.onClose();
        }
    }

    private static boolean isDone(RedisStatus status) {
        return status.state() == RedisState.CURRENT && status.inFlight() == 0;
    }

    private static void requireProgress(RedisStatus status) {
        if (status.failures() >= MOST_FAILURES) {
            throw new LinkException("Redis at " + status.server() + " was not written: " + status.reason(), false);
        }
    }
}
