package io.tickring.persistence.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lettuce.core.AclSetuserArgs;
import io.lettuce.core.protocol.CommandType;
import io.tickring.engine.status.RedisStatus;
import io.tickring.persistence.testing.RedisProcess;
import java.nio.file.Path;
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

    @BeforeEach
    void start() {
        redis = RedisProcess.start(dir);
        rig = new CacheRig(journal, CacheRig.settings(redis.url(), false));
        rig.ticks(2_000);
        rig.awaitCurrent();
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

        assertThat(status.failures()).isZero();
        assertThat(status.ticks()).isEqualTo(3_000);
        assertThat(status.bars()).isPositive();
        assertThat(status.eviction()).isEqualTo("noeviction");
    }

    @Test
    void shouldWriteAgainWhatAServerLostThatWentDown() {
        redis.kill();
        rig.ticksUntilFailures(2);
        redis.start();

        assertThat(requireEqual().rewrites()).isEqualTo(2);
    }

    @Test
    void shouldCutAFrozenServerOffAndSendAgain() {
        redis.freeze();
        rig.ticksUntilFailures(2);
        redis.thaw();

        RedisStatus status = requireEqual();
        assertThat(status.rewrites()).as("nothing was lost, so nothing but the first is rewritten").isEqualTo(1);
    }

    @Test
    void shouldNoticeThatItWasFlushed() {
        for (int i = 0; i < 3; i++) {
            redis.ask(commands -> commands.flushall());
            rig.ticksUntilFailures(i + 1);
            rig.awaitCurrent();
        }

        assertThat(requireEqual().rewrites()).isBetween(2L, 4L);
    }

    @Test
    void shouldNoticeAFlushWhileNothingHappens() {
        redis.ask(commands -> commands.flushall());

        await().atMost(CacheRig.PATIENCE).until(() -> rig.writer.status().rewrites() == 2);
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
}
