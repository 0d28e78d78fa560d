package io.tickring.persistence.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lettuce.core.cluster.api.sync.RedisClusterCommands;
import io.tickring.engine.status.RedisState;
import io.tickring.engine.status.RedisStatus;
import io.tickring.engine.tick.EventKind;
import io.tickring.persistence.redis.link.ServerSettings;
import io.tickring.persistence.testing.JournalCache;
import io.tickring.persistence.testing.Rig;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.AgentRunner;

/**
 * A journal that is written with ticks of the last fifty minutes, and a writer of the cache on its own thread. The
 * clock is the wall's; the ticks come as fast as they are made.
 */
final class CacheRig implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofSeconds(30);
    static final List<String> SYMBOLS = List.of("M1", "M2", "M3");
    private static final long PRICE = 150_250_000_000L;
    private static final long STEP_MS = 20;

    final Rig rig;
    final RedisWriter writer;
    final ConcurrentLinkedQueue<Throwable> errors = new ConcurrentLinkedQueue<>();
    private final Path dir;
    private final RedisSettings settings;
    private final AgentRunner runner;
    private final long startMs;
    private long made;

    CacheRig(Path dir, RedisSettings settings) {
        this(dir, settings, System.currentTimeMillis() - TimeUnit.MINUTES.toMillis(50));
    }

    /** @param startMs of the first tick, epoch ms */
    CacheRig(Path dir, RedisSettings settings, long startMs) {
        this.dir = dir;
        this.settings = settings;
        this.startMs = startMs;
        rig = new Rig(Rig.settings(dir), startMs * Rig.NS_PER_MS);
        writer = RedisWriter.of(settings, JournalSource.live(dir, rig.journal.status().epoch(),
                rig.journal.position()), rig.engine.markets(), CacheRig::nowNs);
        runner = new AgentRunner(writer.idleStrategy(), errors::add, null, writer);
        AgentRunner.startOnThread(runner, work -> new Thread(work, "redis"));
    }

    static long nowNs() {
        return WALL_NS + System.nanoTime();
    }

    private static final long WALL_NS = System.currentTimeMillis() * Rig.NS_PER_MS - System.nanoTime();

    static RedisSettings settings(String urls, boolean isCluster) {
        return settings(new ServerSettings(ServerSettings.servers(urls), isCluster, "", "", Optional.empty(), 1_000));
    }

    static RedisSettings settings(ServerSettings server) {
        return new RedisSettings(server, "it", 60, 7, 1_000, 300, 256, 4);
    }

    /** Journals so many ticks, going round the markets; the last of them ends a batch. */
    void ticks(int count) {
        for (int i = 1; i <= count; i++) {
            long timeMs = startMs + made * STEP_MS;
            long late = made % 97 == 0 && made > 500 ? 70_000 : 0;
            rig.tick(1 + (int) (made % SYMBOLS.size()), timeMs - late, PRICE + made % 50 * 10_000_000L,
                    PRICE + made % 50 * 10_000_000L + 20_000_000L, i % 5 == 0 || i == count);
            made++;
        }
        rig.control(EventKind.HEARTBEAT);
    }

    /** Journals ticks until the writer has seen a fault so often, at least for a moment. */
    void ticksUntilFailures(long failures) {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(5)).until(() -> {
            ticks(50);
            return writer.status().failures() >= failures;
        });
    }

    RedisStatus awaitCurrent() {
        long journaled = rig.journal.position().journaledSequence();
        await().atMost(PATIENCE).until(() -> {
            RedisStatus status = writer.status();
            return status.state() == RedisState.CURRENT && status.sequence() >= journaled;
        });
        return writer.status();
    }

    /** Compares everything in Redis with the journal. */
    void requireEqual(RedisClusterCommands<String, String> redis) {
        awaitCurrent();
        assertThat(JournalCache.ofRedis(redis, settings.instance(), 0, SYMBOLS, days()))
                .isEqualTo(JournalCache.ofJournal(dir, settings.instance(), 0));
        assertThat(errors).isEmpty();
    }

    /** @return a moment of each day that may have bars, epoch ms */
    long[] days() {
        return new long[] {startMs - 86_400_000, startMs, startMs + 86_400_000};
    }

    @Override
    public void close() {
        runner.close();
        rig.close();
    }
}
