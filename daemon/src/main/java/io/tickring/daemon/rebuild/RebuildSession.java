package io.tickring.daemon.rebuild;

import io.tickring.daemon.ExitCode;
import io.tickring.daemon.OperatorException;
import io.tickring.daemon.config.Configuration;
import io.tickring.daemon.config.EngineConfig;
import io.tickring.daemon.data.DataDirectory;
import io.tickring.engine.Engine;
import io.tickring.engine.EngineSettings;
import io.tickring.engine.market.MarketTable;
import io.tickring.engine.status.RedisStatus;
import io.tickring.persistence.durable.Durable;
import io.tickring.persistence.files.WriterLock;
import io.tickring.persistence.rebuild.BarRebuild;
import io.tickring.persistence.rebuild.RebuildResult;
import io.tickring.persistence.recover.JournalRecovery;
import io.tickring.persistence.recover.Recovered;
import io.tickring.persistence.redis.RedisRebuild;
import io.tickring.persistence.redis.RedisSettings;
import io.tickring.persistence.redis.link.LinkException;
import io.tickring.persistence.write.JournalFailedException;
import io.tickring.persistence.write.JournalStart;
import io.tickring.persistence.write.TickJournal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/**
 * Makes the bars of a data directory anew from its ticks, and journals those that are not stored so: all of them in one
 * session, or nothing. Where all are, nothing is written.
 */
public final class RebuildSession {
    private final EngineSettings settings;
    private final Configuration configuration;
    private final DataDirectory data;
    private final LongSupplier nowNs;
    private final String version;
    private final Optional<RedisSettings> cache;

    /**
     * @param nowNs our time, epoch ns: for the session's own mark, and for what is too old for the cache
     * @param cache in Redis, to be made anew too; empty for none
     */
    public RebuildSession(Configuration configuration, DataDirectory data, LongSupplier nowNs, String version,
            Optional<RedisSettings> cache) {
        this.configuration = configuration;
        settings = EngineConfig.engine(configuration);
        this.data = data;
        this.nowNs = nowNs;
        this.version = version;
        this.cache = cache;
    }

    /**
     * @param onBytes told the bytes read so far; every one is read twice
     * @throws OperatorException where another process writes, or the disk has no room
     */
    public RebuildOutcome run(LongConsumer onBytes) throws IOException {
        long startNs = System.nanoTime();
        try (WriterLock lock = data.lock()) {
            Engine live = new Engine(settings);
            Recovered recovered = JournalRecovery.live(lock, data.journal(), live);
            RebuildResult result = BarRebuild.run(data.journal(), live, onBytes);
            if (!result.changed().isEmpty()) {
                write(lock, live, recovered, result);
            }
            Optional<RedisStatus> redis = cache.map(redisSettings -> rewrite(redisSettings, live.markets()));
            double seconds = (System.nanoTime() - startNs) / (double) TimeUnit.SECONDS.toNanos(1);
            return new RebuildOutcome(result, redis, recovered.damages(), seconds);
        }
    }

    private RedisStatus rewrite(RedisSettings redisSettings, MarketTable markets) {
        try {
            return RedisRebuild.run(redisSettings, data.journal(), markets, nowNs, status -> { });
        } catch (LinkException e) {
            throw new OperatorException(ExitCode.FAILED, "the bars are made anew, and Redis is not: "
                    + e.getMessage());
        }
    }

    private void write(WriterLock lock, Engine live, Recovered recovered, RebuildResult result) throws IOException {
        Durable.deleteTree(data.importing());
        try {
            Files.createDirectories(data.importing());
            JournalStart start = recovered.rebuilt(nowNs.getAsLong(), version, settings.asMap(), result.changed());
            Engine none = new Engine(settings);
            live.markets().all().forEach(none.markets()::restore);
            TickJournal.open(lock, EngineConfig.journal(configuration, data.importing()), none, start, nowNs).close();
            data.publish(recovered.nextEpoch());
        } catch (JournalFailedException | UncheckedIOException e) {
            throw new OperatorException(ExitCode.FAILED, "the bars cannot be written: " + e.getMessage()
                    + "; the journal is as it was");
        } finally {
            Durable.deleteTree(data.importing());
        }
    }
}
