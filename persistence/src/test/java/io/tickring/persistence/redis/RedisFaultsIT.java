package io.tickring.persistence.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lettuce.core.AclSetuserArgs;
import io.lettuce.core.Limit;
import io.lettuce.core.Range;
import io.lettuce.core.protocol.CommandType;
import io.tickring.engine.status.RedisState;
import io.tickring.engine.status.RedisStatus;
import io.tickring.persistence.redis.batch.CachePosition;
import io.tickring.persistence.testing.JournalCache;
import io.tickring.persistence.testing.RedisProcess;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever happens to Redis while ticks come in, it equals the journal afterwards. */
class RedisFaultsIT {
    @TempDir
    private Path dir;

    @TempDir
    private Path journal;

    private RedisProcess redis;
    private CacheRig rig;
    private long rewritesBefore;

    @BeforeEach
    void start() {
        redis = RedisProcess.start(dir);
        rig = new CacheRig(journal, CacheRig.settings(redis.url(), false));
        rig.ticks(2_000);
        rewritesBefore = rig.awaitCurrent().rewrites();
    }

    @AfterEach
    void stop() {
        rig.close();
        redis.close();
    }

    private RedisStatus requireEqual() {
        rig.ticks(1_000);
        return redis.ask(commands -> {
            rig.requireEqual(commands);
            return rig.writer.status();
        });
    }

    @Test
    void shouldWriteWhatIsJournaled() {
        RedisStatus status = requireEqual();

        assertThat(status.ticks()).isGreaterThanOrEqualTo(3_000);
        assertThat(status.bars()).isPositive();
        assertThat(status.eviction()).isEqualTo("noeviction");
    }

    @Test
    void shouldWriteAgainWhatAServerLostThatWentDown() {
        redis.kill();
        rig.ticksUntilFailures(2);
        redis.start();

        assertThat(requireEqual().rewrites()).isGreaterThan(rewritesBefore);
    }

    @Test
    void shouldCutAFrozenServerOffAndSendAgain() {
        redis.freeze();
        rig.ticksUntilFailures(2);
        redis.thaw();

        RedisStatus status = requireEqual();
        assertThat(status.rewrites()).as("nothing was lost").isEqualTo(rewritesBefore);
    }

    @Test
    void shouldNoticeThatItWasFlushed() {
        for (int i = 0; i < 3; i++) {
            redis.ask(commands -> commands.flushall());
            rig.ticksUntilFailures(i + 1);
            rig.awaitCurrent();
        }

        assertThat(requireEqual().rewrites()).isGreaterThan(rewritesBefore);
    }

    @Test
    void shouldNoticeAFlushWhileNothingHappens() {
        redis.ask(commands -> commands.flushall());

        await().atMost(CacheRig.PATIENCE).until(() ->
                rig.writer.status().rewrites() > rewritesBefore);
        requireEqual();
    }

    @Test
    void shouldGoOnWhenAFullServerHasRoomAgain() {
        redis.ask(commands -> commands.configSet("maxmemory", "1"));
        rig.ticksUntilFailures(2);
        assertThat(rig.writer.status().reason()).contains("OOM");
        redis.ask(commands -> commands.configSet("maxmemory", "0"));

        requireEqual();
    }

    @Test
    void shouldMendWhatOneRefusedCommandLeftOut() {
        redis.ask(commands -> commands.aclSetuser("default", AclSetuserArgs.Builder.removeCommand(CommandType.HSET)));
        rig.ticksUntilFailures(2);
        assertThat(rig.writer.status().reason()).contains("NOPERM");
        redis.ask(commands -> commands.aclSetuser("default", AclSetuserArgs.Builder.allCommands()));

        requireEqual();
    }

    @Test
    void shouldGoOnBehindThePositionAfterARestart() {
        rig.close();
        rig = new CacheRig(journal, CacheRig.settings(redis.url(), false), CacheRig.nowNs() / 1_000_000 - 600_000);

        assertThat(requireEqual().rewrites()).as("what is there is believed").isZero();
    }

    @Test
    void shouldCountOnceWhatArrivedBeyondThePosition() {
        rig.close();
        redis.ask(commands -> commands.set("it:position", backBy(500, commands.get("it:position"))));
        rig = new CacheRig(journal, CacheRig.settings(redis.url(), false), CacheRig.nowNs() / 1_000_000 - 600_000);

        assertThat(requireEqual().rewrites()).isZero();
    }

    @Test
    void shouldFindAHoleBelowTheTopOfWhatArrived() {
        rig.close();
        redis.ask(commands -> commands.set("it:position", backBy(500, commands.get("it:position"))));
        redis.ask(commands -> commands.xdel("it:tick:{M2}", commands.xrevrange("it:tick:{M2}", Range.unbounded(),
                Limit.from(20)).get(19).getId()));
        rig = new CacheRig(journal, CacheRig.settings(redis.url(), false), CacheRig.nowNs() / 1_000_000 - 600_000);

        assertThat(requireEqual().rewrites()).isPositive();
    }

    private static String backBy(long records, String position) {
        CachePosition at = CachePosition.parse(position).orElseThrow();
        return new CachePosition(at.journalId(), at.epoch(), at.sequence() - records).text();
    }

    @Test
    void shouldWriteAllAgainWhereRedisIsAheadOfTheJournal() {
        rig.close();
        redis.ask(commands -> commands.set("it:position", commands.get("it:position").replaceAll("\\d+$", "999999")));
        rig = new CacheRig(journal, CacheRig.settings(redis.url(), false), CacheRig.nowNs() / 1_000_000 - 600_000);

        assertThat(requireEqual().rewrites()).isPositive();
    }

    @Test
    void shouldTakeNoMoreMemoryWhileRedisIsAway() {
        redis.freeze();
        long before = usedAfterCollection();
        rig.ticksUntilFailures(1);
        rig.ticks(40_000);
        rig.ticksUntilFailures(2);

        assertThat(usedAfterCollection() - before).isLessThan(16L << 20);
        redis.thaw();
        requireEqual();
    }

    /** What the rig itself keeps of its ticks is not the writer's. */
    private long usedAfterCollection() {
        rig.rig.written.clear();
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    @Test
    void shouldMakeTheCacheAgainFromAJournalAtRest() {
        rig.ticks(500);
        redis.ask(commands -> commands.flushall());
        rig.close();
        RedisStatus done = RedisRebuild.run(CacheRig.settings(redis.url(), false), journal,
                rig.rig.engine.markets(), CacheRig::nowNs, status -> { });

        assertThat(done.state()).isEqualTo(RedisState.CURRENT);
        List<String> found = redis.ask(commands -> JournalCache.ofRedis(commands, "it", 0, CacheRig.SYMBOLS,
                rig.days()));
        assertThat(found).isEqualTo(JournalCache.ofJournal(journal, "it", 0));
        rig = new CacheRig(journal, CacheRig.settings(redis.url(), false), CacheRig.nowNs() / 1_000_000 - 600_000);
        assertThat(requireEqual().rewrites()).as("a daemon goes on from what was made").isZero();
    }
}
