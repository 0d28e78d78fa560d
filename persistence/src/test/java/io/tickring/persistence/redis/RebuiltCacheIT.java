package io.tickring.persistence.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickring.engine.bars.Bar;
import io.tickring.engine.status.RedisStatus;
import io.tickring.persistence.rebuild.RebuildResult;
import io.tickring.persistence.testing.JournalCache;
import io.tickring.persistence.testing.Rebuilds;
import io.tickring.persistence.testing.RedisProcess;
import io.tickring.persistence.testing.Rig;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bars that a rebuild made of ticks that came too late, in a real Redis. */
class RebuiltCacheIT {
    private static final long START_MS = System.currentTimeMillis() - TimeUnit.MINUTES.toMillis(50);
    private static final long PRICE = 150_300_000_000L;
    private static final long LOW = 149_000_000_000L;

    @TempDir
    private Path dir;

    @TempDir
    private Path journal;

    private RedisProcess redis;
    private CacheRig rig;
    private RebuildResult rebuilt;

    @BeforeEach
    void rebuild() {
        redis = RedisProcess.start(dir);
        rig = new CacheRig(journal, CacheRig.settings(redis.url(), false), START_MS);
        rig.ticks(600);
        for (int minute = 5; minute < 20; minute++) {
            rig.rig.tick(1, START_MS + minute * Bar.MINUTE_MS, PRICE, PRICE + 1_000_000, true);
        }
        rig.rig.tick(1, START_MS + 1, LOW, LOW + 1_000_000, true);
        rig.ticks(300);
        rig.awaitCurrent();
        rig.close();
        rebuilt = Rebuilds.run(journal, CacheRig.nowNs());
    }

    @AfterEach
    void stop() {
        redis.close();
    }

    @Test
    void shouldMakeRedisAnewWithTheBarsMadeAnew() {
        assertThat(rebuilt.changed()).isNotEmpty();
        assertThat(cached()).isNotEqualTo(journaled());

        RedisStatus done = RedisRebuild.run(CacheRig.settings(redis.url(), false), journal, rig.rig.engine.markets(),
                CacheRig::nowNs, status -> { });

        assertThat(cached()).isEqualTo(journaled()).anyMatch(line -> line.contains("\"bidLow\":149,"));
        assertThat(done.bars()).isPositive();
    }

    @Test
    void shouldBringThemToRedisWhenTheDaemonStartsAgain() {
        long afterMs = CacheRig.nowNs() / Rig.NS_PER_MS - 60_000;
        try (CacheRig again = new CacheRig(journal, CacheRig.settings(redis.url(), false), afterMs)) {
            redis.ask(commands -> {
                again.requireEqual(commands);
                return null;
            });

            assertThat(again.writer.status().rewrites()).as("what is there is believed").isZero();
        }
    }

    private List<String> cached() {
        return redis.ask(commands -> JournalCache.ofRedis(commands, "it", 0, CacheRig.SYMBOLS, rig.days()));
    }

    private List<String> journaled() {
        return JournalCache.ofJournal(journal, "it", 0);
    }
}
