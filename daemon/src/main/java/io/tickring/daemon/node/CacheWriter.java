package io.tickring.daemon.node;

import io.tickring.engine.market.MarketTable;
import io.tickring.engine.status.RedisStatus;
import io.tickring.persistence.redis.JournalSource;
import io.tickring.persistence.redis.RedisSettings;
import io.tickring.persistence.redis.RedisWriter;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.agrona.concurrent.AgentRunner;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The thread {@code redis}: keeps the cache equal to the journal. Without a server there is no such thread. */
final class CacheWriter implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CacheWriter.class);
    private static final int STOP_MS = (int) TimeUnit.SECONDS.toMillis(10);

    private final RedisWriter writer;
    private final AgentRunner runner;

    private CacheWriter(RedisWriter writer, AgentRunner runner) {
        this.writer = writer;
        this.runner = runner;
    }

    static CacheWriter start(Optional<RedisSettings> settings, JournalSource journal, MarketTable markets,
            LongSupplier nowNs) {
        if (settings.isEmpty()) {
            return new CacheWriter(null, null);
        }
        RedisWriter writer = RedisWriter.of(settings.get(), journal, markets, nowNs);
        AgentRunner runner = new AgentRunner(writer.idleStrategy(), CacheWriter::onError, null, writer);
        AgentRunner.startOnThread(runner, work -> new Thread(work, "redis"));
        return new CacheWriter(writer, runner);
    }

    private static void onError(Throwable failure) {
        LOG.error("thread=redis state=failed", failure);
    }

    RedisStatus status() {
        return writer == null ? RedisStatus.off() : writer.status();
    }

    @Override
    public void close() {
        if (runner != null) {
            runner.close(STOP_MS, thread -> LOG.warn("thread={} state=slow_to_stop", thread.getName()));
        }
    }
}
